using Microsoft.Win32;
using Remediation.Baseline;
using Remediation.GuestReports;
using Simulator.Guests;
using static Guest.Tests.TestGuest;

namespace Guest.Tests;

/// <summary>The table of docs/guest.md.</summary>
internal static class RegistryCases
{
    private const string ClientE = "s12c.e=1";
    private const string AllSchannel = "s12c.e=1 s12c.d=0 s12s.e=1 s12s.d=0";
    private const string AllNet4 = "n4c.64=1 n4d.64=1 n4c.32=1 n4d.32=1";

    public static readonly IReadOnlyList<RegistryCase> All =
    [
        // Nothing there: what it means depends on the build.
        Schannel("absent on 2008 R2 is off", 7601, _ => { }, "", AllSchannel),
        Schannel("absent on 2012 is on", 9200, _ => { }, "", ""),
        Schannel("absent on 2016 is on", 14393, _ => { }, "", ""),
        Schannel("absent on 2022 is on", 20348, _ => { }, "", ""),
        Schannel("absent on an unknown build is left alone", 0, r => Forget(r), "", "", GuestOutcome.Failed),
        Schannel("an empty key on 2008 R2 is as good as none", 7601, r => r.Add(Client), "", AllSchannel),
        // One value in every state.
        Enabled("0 is off", 0u, "d0", ClientE),
        Enabled("1 is on", 1u, "d1", ""),
        Enabled("2 is on", 2u, "d2", ""),
        Enabled("0xFFFFFFFF is on and stays", 0xFFFFFFFF, "d4294967295", ""),
        Enabled("0x80000000 is on and stays", 0x80000000, "d2147483648", ""),
        Enabled("REG_SZ 1 is not a number", RegistryValueKind.String, "1", "s1", ClientE),
        Enabled("REG_SZ 0 is not a number", RegistryValueKind.String, "0", "s0", ClientE),
        Enabled("an empty text", RegistryValueKind.String, "", "s", ClientE),
        Enabled(
            "a huge text is cut",
            RegistryValueKind.String,
            new string('A', 1_000_000),
            "s" + new string('A', 24),
            ClientE
        ),
        Enabled(
            "text with quotes and line ends",
            RegistryValueKind.String,
            "\"\\\r\n\u0001",
            "s\"\\\r\n\u0001",
            ClientE
        ),
        Enabled("Japanese text", RegistryValueKind.String, "\u6709\u52b9", "s\u6709\u52b9", ClientE),
        Enabled("half a surrogate", RegistryValueKind.String, "\ud83d", "s\ufffd", ClientE),
        Enabled("text that is not expanded", RegistryValueKind.ExpandString, "%PATH%", "x%PATH%", ClientE),
        Enabled("QWORD 1 is not a DWORD", RegistryValueKind.QWord, 1L, "q1", ClientE),
        Enabled("QWORD -1", RegistryValueKind.QWord, -1L, "q18446744073709551615", ClientE),
        Enabled("several texts", RegistryValueKind.MultiString, new[] { "1", "2" }, "m1,2", ClientE),
        Enabled("no texts", RegistryValueKind.MultiString, Array.Empty<string>(), "m", ClientE),
        Enabled("binary", RegistryValueKind.Binary, new byte[] { 1, 0, 0, 0 }, "b4", ClientE),
        Enabled("empty binary", RegistryValueKind.Binary, Array.Empty<byte>(), "b0", ClientE),
        Enabled(
            "a kind that cannot be put back",
            RegistryValueKind.None,
            new byte[] { 1 },
            "oNone",
            "",
            GuestOutcome.Failed
        ),
        Enabled(
            "a kind that Windows does not know",
            RegistryValueKind.Unknown,
            new byte[] { 1 },
            "oUnknown",
            "",
            GuestOutcome.Failed
        ),
        // Known states of Schannel.
        Schannel(
            "set as the article prints it",
            7601,
            r =>
                r.Set(Client, "DisabledByDefault", 0u)
                    .Set(Client, "Enabled", 0u)
                    .Set(Server, "DisabledByDefault", 1u)
                    .Set(Server, "Enabled", 1u)
                    .Set(@"SOFTWARE\Microsoft.NETFramework\v4.0.30319", "SchUseStrongCrypto", 1u),
            "s12c.e=d0 s12c.d=d0 s12s.e=d1 s12s.d=d1",
            "s12c.e=1 s12s.d=0"
        ),
        Schannel(
            "set as the article means it",
            7601,
            r =>
                r.Set(Client, "DisabledByDefault", 0u)
                    .Set(Client, "Enabled", 1u)
                    .Set(Server, "DisabledByDefault", 0u)
                    .Set(Server, "Enabled", 1u),
            "s12c.e=d1 s12c.d=d0 s12s.e=d1 s12s.d=d0",
            ""
        ),
        Schannel(
            "half disabled",
            14393,
            r => r.Set(Client, "Enabled", 1u).Set(Client, "DisabledByDefault", 1u),
            "s12c.e=d1 s12c.d=d1",
            "s12c.d=0"
        ),
        Schannel(
            "DisabledByDefault 0xFFFFFFFF",
            14393,
            r => r.Set(Server, "DisabledByDefault", 0xFFFFFFFF),
            "s12s.d=d4294967295",
            "s12s.d=0"
        ),
        Schannel(
            "other case of names",
            14393,
            r => r.Set(Client.ToUpperInvariant(), "ENABLED", 0u),
            "s12c.e=d0",
            ClientE
        ),
        Schannel("a mistyped name is nothing", 7601, r => r.Set(Client, "DisableByDefault", 0u), "", AllSchannel),
        Schannel(
            "denied to read",
            14393,
            r => r.Set(Server, "Enabled", 1u).DenyRead(Server),
            "s12s.e=!SecurityException s12s.d=!SecurityException",
            "",
            GuestOutcome.Failed
        ),
        Schannel(
            "denied to read, with another value to write",
            7601,
            r => r.Set(Server, "Enabled", 1u).DenyRead(Server),
            "s12s.e=!SecurityException s12s.d=!SecurityException",
            "",
            GuestOutcome.Failed
        ),
        Schannel(
            "denied to write in the middle",
            7601,
            r => r.Add(Server).DenyWrite(Server),
            "",
            "s12c.e=1 s12c.d=0",
            GuestOutcome.Undone
        ),
        Schannel("denied to write at once", 7601, r => r.Add(Client).DenyWrite(Client), "", "", GuestOutcome.Undone),
        // Wine checks no permission when a key is created; Windows does.
        Schannel("denied to create", 7601, r => r.DenyWrite(Protocols), "", "", GuestOutcome.Undone) with
        {
            IsMemoryOnly = true,
        },
        // .NET in both views.
        Net("absent on 2022 is not fine", 20348, _ => { }, "", AllNet4),
        Net(
            "only the 64-bit half is right",
            14393,
            r => r.Set(Net4, "SchUseStrongCrypto", 1u).Set(Net4, "SystemDefaultTlsVersions", 1u),
            "n4c.64=d1 n4d.64=d1",
            "n4c.32=1 n4d.32=1"
        ),
        Net(
            "only the 32-bit half is right",
            14393,
            r => r.Set(Net4Wow, "SchUseStrongCrypto", 1u).Set(Net4Wow, "SystemDefaultTlsVersions", 1u),
            "n4c.32=d1 n4d.32=d1",
            "n4c.64=1 n4d.64=1"
        ),
        Net("strong crypto switched off", 17763, r => r.Set(Net4, "SchUseStrongCrypto", 0u), "n4c.64=d0", AllNet4),
        Net(
            "denied to write in the 32-bit half",
            14393,
            r => r.Add(Net4Wow).DenyWrite(@"SOFTWARE\WOW6432Node\Microsoft\.NETFramework"),
            "",
            "n4c.64=1 n4d.64=1",
            GuestOutcome.Undone
        ),
        // WinHTTP: bits are added, never lost, and nothing is created where the default is good.
        Http("absent on 2008 R2", 7601, null, "", "wh.64=2720 wh.32=2720"),
        Http("absent on 2012", 9200, null, "", "wh.64=2720 wh.32=2720"),
        Http("never created on 2012 R2", 9600, null, "", ""),
        Http("never created on 2022", 20348, null, "", ""),
        Http("0xA0 gets TLS 1.2", 9600, 0xA0, "wh.64=d160", "wh.64=2208"),
        Http("0x2000 keeps TLS 1.3", 20348, 0x2000, "wh.64=d8192", "wh.64=10240"),
        Http("0x2800 is fine", 20348, 0x2800, "wh.64=d10240", ""),
        Http("0x800 is fine", 7601, 0x800, "wh.64=d2048", "wh.32=2720"),
        Http("the top bit survives", 14393, 0x80000000, "wh.64=d2147483648", "wh.64=2147485696"),
        Http("zero", 14393, 0, "wh.64=d0", "wh.64=2048"),
        HttpText("a text on 2012 is replaced", 9200, "wh.64=2720 wh.32=2720", GuestOutcome.Done),
        HttpText("a text where none is needed is left to people", 9600, "", GuestOutcome.Failed),
        new(
            "the rest of a legacy client is switched off",
            14393,
            BaselinePart.DisableLegacy,
            r =>
                r.Set(Protocols + @"\TLS 1.0\Client", "Enabled", 1u)
                    .Set(Protocols + @"\SSL 3.0\Client", "Enabled", 0u)
                    .Set(Protocols + @"\SSL 3.0\Client", "DisabledByDefault", 1u),
            "s30c.e=d0 s30c.d=d1 s10c.e=d1",
            "s30s.e=0 s30s.d=1 s10c.e=0 s10c.d=1 s10s.e=0 s10s.d=1 s11c.e=0 s11c.d=1 s11s.e=0 s11s.d=1"
        ),
        new(
            ".NET 2 is opt-in and works alike",
            7601,
            BaselinePart.DotNet2,
            _ => { },
            "",
            "n2c.64=1 n2d.64=1 n2c.32=1 n2d.32=1"
        ),
    ];

    /// <summary>The row of docs/guest.md.</summary>
    public static string Line(RegistryCase row) =>
        $"| {row.Name} | {Build(row)} | {Code(row.Before, "all absent")} | {Code(row.Writes, "nothing")} | "
        + $"{row.Outcome} | {(row.IsMemoryOnly ? "memory" : "memory, Wine")} |";

    private static string Build(RegistryCase row) => row.Build == 0 ? "unknown" : $"{row.Build}";

    // Letters that a page cannot show are named by their codes.
    private static string Code(string text, string none)
    {
        var letters = text.Replace("|", "\\|", StringComparison.Ordinal)
            .Select(letter => letter is < ' ' or > '~' ? $"\\u{(int)letter:x4}" : $"{letter}");
        return text.Length == 0 ? none : $"`{string.Concat(letters)}`";
    }

    /// <summary>Facts that Inspect must report, per setting.</summary>
    public static Dictionary<string, RegistryFact> Expected(RegistryCase row)
    {
        var facts = Pairs(row.Before);
        return row.Baseline.Settings.ToDictionary(
            setting => setting.Id,
            setting => Fact(facts.GetValueOrDefault(setting.Id, "-"))
        );
    }

    /// <summary>Pairs <c>id=text</c> of a row.</summary>
    public static Dictionary<string, string> Pairs(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1]);

    private static RegistryCase Schannel(
        string name,
        int build,
        Action<MemoryRegistry> seed,
        string before,
        string writes,
        GuestOutcome outcome = GuestOutcome.Done
    ) => new("Schannel: " + name, build, BaselinePart.Schannel, seed, before, writes, outcome);

    private static RegistryCase Enabled(string name, uint number, string fact, string writes) =>
        Enabled(name, RegistryValueKind.DWord, unchecked((int)number), fact, writes);

    private static RegistryCase Enabled(
        string name,
        RegistryValueKind kind,
        object data,
        string fact,
        string writes,
        GuestOutcome outcome = GuestOutcome.Done
    ) =>
        Schannel(
            "Enabled: " + name,
            14393,
            r => r.Set(Client, "Enabled", kind, data),
            "s12c.e=" + fact,
            writes,
            outcome
        );

    private static RegistryCase Net(
        string name,
        int build,
        Action<MemoryRegistry> seed,
        string before,
        string writes,
        GuestOutcome outcome = GuestOutcome.Done
    ) => new(".NET: " + name, build, BaselinePart.DotNet4, seed, before, writes, outcome);

    private static RegistryCase Http(string name, int build, uint? number, string before, string writes) =>
        new(
            "WinHTTP: " + name,
            build,
            BaselinePart.WinHttp,
            r => _ = number is { } there ? r.Set(WinHttp, "DefaultSecureProtocols", there) : r,
            before,
            writes
        );

    private static RegistryCase HttpText(string name, int build, string writes, GuestOutcome outcome) =>
        new(
            "WinHTTP: " + name,
            build,
            BaselinePart.WinHttp,
            r => r.Set(WinHttp, "DefaultSecureProtocols", "0xA00"),
            "wh.64=s0xA00",
            writes,
            outcome
        );

    private static void Forget(MemoryRegistry registry) =>
        registry
            .Remove(@"SOFTWARE\Microsoft\Windows NT\CurrentVersion", "CurrentBuild")
            .Remove(@"SOFTWARE\Microsoft\Windows NT\CurrentVersion", "CurrentBuildNumber");

    private static RegistryFact Fact(string text) =>
        text[0] switch
        {
            '-' => new RegistryFact.Absent(),
            '!' => new RegistryFact.Unreadable(text[1..]),
            var letter => new RegistryFact.Present(RegistryKinds.FromLetter(letter), text[1..]),
        };
}
