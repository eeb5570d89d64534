using System.Security.Cryptography;
using System.Text;

namespace Remediation.Baseline;

/// <summary>
/// The registry values that enable TLS 1.2. The values are from Microsoft's Entra, .NET and WinHTTP guides; the
/// original article's table has three errors, which are corrected here (docs/baseline.md).
/// </summary>
public sealed class TlsBaseline
{
    /// <summary>The parts that are on unless told otherwise.</summary>
    public static readonly IReadOnlyList<BaselinePart> DefaultParts = [BaselinePart.Schannel, BaselinePart.DotNet4];

    private static readonly int[] Views = [64, 32];

    private static readonly (string Name, string Letter)[] DotNetValues =
    [
        ("SchUseStrongCrypto", "c"),
        ("SystemDefaultTlsVersions", "d"),
    ];

    private static readonly RegistrySetting[] Table =
    [
        .. Tls12("Client", "c"),
        .. Tls12("Server", "s"),
        .. DotNet(BaselinePart.DotNet4, "v4.0.30319", "n4"),
        .. DotNet(BaselinePart.DotNet2, "v2.0.50727", "n2"),
        WinHttp(64),
        WinHttp(32),
        .. Off("SSL 3.0", "s30"),
        .. Off("TLS 1.0", "s10"),
        .. Off("TLS 1.1", "s11"),
    ];

    private TlsBaseline(IReadOnlyList<BaselinePart> parts)
    {
        Parts = parts;
        Settings = [.. Table.Where(setting => parts.Contains(setting.Part))];
        ScriptArgument = Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Join('\n', Settings.Select(Line))));
        Id = "tls12-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(ScriptArgument)))[..8];
    }

    /// <summary>Schannel and .NET 4: what a sweep uses unless told otherwise.</summary>
    public static TlsBaseline Default { get; } = new(DefaultParts);

    /// <summary>Derived from the settings: another value or part gives another id.</summary>
    public string Id { get; }

    /// <summary>The parts that are on.</summary>
    public IReadOnlyList<BaselinePart> Parts { get; }

    /// <summary>The values, in the order in which the guest writes and reports them.</summary>
    public IReadOnlyList<RegistrySetting> Settings { get; }

    /// <summary>
    /// The settings as the guest script's <c>-Settings</c>: Base64 of ASCII lines
    /// <c>id|root|view|subkey|value|rule|write|mask|absentIsFineFromBuild</c>. Base64 is used, because Run Command
    /// mangles some characters.
    /// </summary>
    public string ScriptArgument { get; }

    /// <summary>A baseline of these parts, in any order, each counted once.</summary>
    public static TlsBaseline FromParts(IEnumerable<BaselinePart> parts) => new([.. parts.Distinct().Order()]);

    /// <summary>The setting with an id, or null.</summary>
    public RegistrySetting? Find(string id) => Settings.FirstOrDefault(setting => setting.Id == id);

    private static string Line(RegistrySetting s)
    {
        return string.Join(
            '|',
            s.Id,
            s.Root,
            s.View,
            s.SubKey,
            s.ValueName,
            s.Rule.Keyword,
            s.Rule.Write,
            s.Rule is RegistryRule.HasBits bits ? bits.Mask : 0,
            s.AbsentIsFineFromBuild ?? 0
        );
    }

    private static RegistrySetting[] Tls12(string role, string letter)
    {
        return
        [
            new(
                $"s12{letter}.e",
                BaselinePart.Schannel,
                RegistryRoot.Schannel,
                64,
                $@"TLS 1.2\{role}",
                "Enabled",
                new RegistryRule.On(),
                WindowsDefaults.SchannelTls12OnFrom
            ),
            new(
                $"s12{letter}.d",
                BaselinePart.Schannel,
                RegistryRoot.Schannel,
                64,
                $@"TLS 1.2\{role}",
                "DisabledByDefault",
                new RegistryRule.Off(),
                WindowsDefaults.SchannelTls12OnFrom
            ),
        ];
    }

    private static IEnumerable<RegistrySetting> DotNet(BaselinePart part, string version, string prefix)
    {
        return from view in Views
            from value in DotNetValues
            select new RegistrySetting(
                $"{prefix}{value.Letter}.{view}",
                part,
                RegistryRoot.DotNet,
                view,
                version,
                value.Name,
                new RegistryRule.On(),
                null
            );
    }

    private static RegistrySetting WinHttp(int view)
    {
        return new(
            $"wh.{view}",
            BaselinePart.WinHttp,
            RegistryRoot.WinHttp,
            view,
            "",
            "DefaultSecureProtocols",
            new RegistryRule.HasBits(WindowsDefaults.WinHttpTls12, WindowsDefaults.WinHttpOldDefaultWithTls12),
            WindowsDefaults.WinHttpTls12OnFrom
        );
    }

    private static IEnumerable<RegistrySetting> Off(string protocol, string prefix)
    {
        return from role in new[] { (Name: "Client", Letter: "c"), (Name: "Server", Letter: "s") }
            from value in new (string Name, string Letter, RegistryRule Rule)[]
            {
                ("Enabled", "e", new RegistryRule.Off()),
                ("DisabledByDefault", "d", new RegistryRule.On()),
            }
            select new RegistrySetting(
                $"{prefix}{role.Letter}.{value.Letter}",
                BaselinePart.DisableLegacy,
                RegistryRoot.Schannel,
                64,
                $@"{protocol}\{role.Name}",
                value.Name,
                value.Rule,
                null
            );
    }
}
