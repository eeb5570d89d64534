using Remediation.Baseline;
using Remediation.GuestReports;

namespace Remediation.Evaluation;

/// <summary>Describes in plain words what a machine's values meant before the repair.</summary>
public static class RegistryDiagnosis
{
    private static readonly TlsBaseline Known = TlsBaseline.FromParts(Enum.GetValues<BaselinePart>());

    /// <summary>Short sentences, the most important first; empty if every value met the baseline.</summary>
    public static IReadOnlyList<string> Explain(GuestReport report)
    {
        var before = report.Values.ToDictionary(value => value.Setting, value => value.Before);
        return
        [
            .. new[]
            {
                Article(before, report.StrayKey),
                Client(before, report.WindowsBuild),
                AllOnes(before),
                WrongKind(before),
                DotNet(before),
            }.OfType<string>(),
        ];
    }

    /// <summary>What the script found, and how many values it wrote.</summary>
    public static string Summarize(GuestReport report)
    {
        return string.Join(
            ' ',
            Explain(report)
                .Concat(
                    report.Written.Count > 0 ? [$"Wrote {report.Written.Count} of {report.Values.Count} values."] : []
                )
        );
    }

    private static string? Article(Dictionary<string, RegistryFact> before, bool strayKey)
    {
        var asPrinted =
            Is(before, "s12c.e", 0) && Is(before, "s12c.d", 0) && Is(before, "s12s.e", 1) && Is(before, "s12s.d", 1);
        var stray = strayKey ? " A stray key SOFTWARE\\Microsoft.NETFramework exists; nothing reads it." : "";
        if (asPrinted)
        {
            return "Set by hand as a widespread table prints it: the TLS 1.2 client is off and the server half "
                + "disabled."
                + stray;
        }

        if (strayKey)
        {
            return stray.Trim();
        }

        return null;
    }

    private static string? Client(Dictionary<string, RegistryFact> before, int build)
    {
        if (Is(before, "s12c.e", 0))
        {
            return "The TLS 1.2 client is switched off (Enabled=0).";
        }

        if (IsOn(before, "s12c.d"))
        {
            return "The TLS 1.2 client is disabled by default.";
        }

        if (
            before.GetValueOrDefault("s12c.e") is RegistryFact.Absent
            && build is > 0 and < WindowsDefaults.SchannelTls12OnFrom
        )
        {
            return "This Windows has TLS 1.2 off until the registry turns it on.";
        }

        return null;
    }

    private static string? AllOnes(Dictionary<string, RegistryFact> before) =>
        before.Any(pair => Is(before, pair.Key, uint.MaxValue) && Known.Find(pair.Key)?.Rule is RegistryRule.On)
            ? "0xFFFFFFFF counts as on and was left alone."
            : null;

    private static string? WrongKind(Dictionary<string, RegistryFact> before)
    {
        return
            before.FirstOrDefault(pair => pair.Value is RegistryFact.Present { Kind: not RegistryKind.Dword })
                is { Key: { } id } pair
            ? $"{id} is {pair.Value} where a DWORD belongs, so Windows does not read it as meant."
            : null;
    }

    private static string? DotNet(Dictionary<string, RegistryFact> before)
    {
        return before.Any(pair =>
            pair.Key.StartsWith("n4", StringComparison.Ordinal) && pair.Value is not RegistryFact.Present { Dword: > 0 }
        )
            ? ".NET Framework applications fall back to their own old defaults."
            : null;
    }

    private static bool Is(Dictionary<string, RegistryFact> before, string id, uint number) =>
        before.GetValueOrDefault(id) is RegistryFact.Present { Dword: { } value } && value == number;

    private static bool IsOn(Dictionary<string, RegistryFact> before, string id) =>
        before.GetValueOrDefault(id) is RegistryFact.Present { Dword: > 0 };
}
