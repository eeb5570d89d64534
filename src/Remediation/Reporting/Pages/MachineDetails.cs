using System.Diagnostics;
using Remediation.Baseline;
using Remediation.Evaluation;
using Remediation.GuestReports;
using Remediation.Planning;

namespace Remediation.Reporting.Pages;

/// <summary>What lies behind a machine's line: the reason, where it is, what was seen, what was read.</summary>
internal static class MachineDetails
{
    /// <summary>The details of one machine.</summary>
    public static Html Render(MachineLine line, TlsBaseline baseline)
    {
        return Html.Element(
            HtmlTag.Div,
            [HtmlAttribute.Class("inside")],
            Reason(line),
            Causes(line.Causes),
            Place(line),
            FindingTables.Render(line.Step.Subject),
            line.Facts is { } facts
                ? Html.Join(Guest(facts), ValuesTable.Render(facts, baseline))
                : PageElements.Empty("The machine sent no report in this sweep, so nothing is said about its registry.")
        );
    }

    private static Html Reason(MachineLine line)
    {
        return Html.Element(
            HtmlTag.P,
            Html.Element(HtmlTag.Strong, $"{line.Verdict.Reason.Code.Id} {line.Verdict.Reason.Code.Name}. "),
            Html.Quote(line.Verdict.Reason.Detail),
            Html.Element(HtmlTag.Strong, " Next: "),
            line.Verdict.Reason.Code.NextStep
        );
    }

    private static Html Causes(IReadOnlyList<LikelyCause> causes)
    {
        return causes.Count == 0
            ? Html.None
            : Html.Join(
                Html.Element(HtmlTag.P, Html.Element(HtmlTag.Strong, "Likely causes")),
                Html.Element(HtmlTag.Ul, [.. causes.Select(Cause)])
            );
    }

    private static Html Cause(LikelyCause likely)
    {
        var words = CauseCatalog.Find(likely.Cause);
        var remedy = words.Remedy switch
        {
            Remedy.Registry => "The registry can fix it.",
            Remedy.Owner => "The registry cannot fix it.",
            _ => "Whether the registry can fix it is not known.",
        };
        return Html.Element(
            HtmlTag.Li,
            Html.Element(HtmlTag.Strong, $"{likely.Cause}. "),
            words.Meaning + " ",
            Html.Quote(likely.Because),
            $" {remedy}",
            Html.Element(HtmlTag.Strong, " Owner: "),
            words.OwnerAction
        );
    }

    private static Html Place(MachineLine line)
    {
        var machine = line.Step.Machine;
        return PageElements.Terms(
            ("Decision", Decided(line.Step.Decision)),
            ("Run command", line.OrderName.Length > 0 ? Html.Code(line.OrderName) : "none was sent"),
            (
                "Traffic since restart",
                line.Traffic is { } traffic
                    ? $"{TextFormat.Number(traffic.LegacyHits)} legacy, {TextFormat.Number(traffic.ModernHits)} modern "
                        + "connections"
                    : "not asked for"
            ),
            ("System", Html.Quote(machine.OsName.Length > 0 ? machine.OsName : machine.Os.ToString())),
            ("Computer name", machine.ComputerName.Length > 0 ? Html.Quote(machine.ComputerName) : "not known"),
            ("Region", Html.Quote(machine.Location)),
            ("Resource id", Html.Code(machine.Id.Value))
        );
    }

    private static Html Decided(Decision decision)
    {
        return decision switch
        {
            Decision.Repair repair => $"Repair, attempt {repair.Attempt}",
            Decision.Restart restart => Html.Join(
                $"Restart after attempt {restart.Attempt}, not after ",
                Html.Moment(restart.NotAfter)
            ),
            Decision.Wait wait => Html.Join(
                "Wait until ",
                Html.Moment(wait.Until),
                ": ",
                Html.Quote(wait.Reason.Detail)
            ),
            Decision.Refuse refuse => Html.Join("Refuse: ", Html.Quote(refuse.Reason.Detail)),
            Decision.Inspect => decision.Name,
            Decision.Confirm => decision.Name,
            _ => throw new UnreachableException($"No words are known for {decision.Name}."),
        };
    }

    private static Html Guest(GuestReport facts)
    {
        return PageElements.Terms(
            (
                "Windows",
                Html.Quote(
                    $"{facts.WindowsName} {facts.WindowsEdition}, build "
                        + $"{Known(facts.WindowsBuild)}.{facts.WindowsRevision}"
                )
            ),
            ("PowerShell", Html.Quote(facts.PowerShell)),
            (".NET Framework release", Known(facts.DotNetRelease)),
            ("Policies beside these values", Policies(facts)),
            ("Handshake by .NET", facts.Probe is { } probe ? Html.Quote($"{probe.DotNet}") : "not asked for"),
            ("Handshake by WinHTTP", facts.Probe is { } other ? Html.Quote($"{other.WinHttp}") : "not asked for"),
            ("Restart", facts.RestartPending ? "pending since the values were written" : "none pending"),
            ("Stray key of a known wrong table", facts.StrayKey ? "exists; nothing reads it" : Html.None),
            (
                "The machine's own words",
                facts.Message.Length > 0 ? Html.Quote($"{facts.Outcome}: {facts.Message}") : Html.None
            )
        );
    }

    private static string Policies(GuestReport facts)
    {
        string[] policies =
        [
            .. facts.FipsPolicy is RegistryFact.Present { Dword: not 0 } ? ["FIPS mode is on"] : Array.Empty<string>(),
            .. facts.CipherOrderPolicy is RegistryFact.Present
                ? ["a policy orders the cipher suites"]
                : Array.Empty<string>(),
        ];
        return policies.Length > 0 ? string.Join("; ", policies) : "none was found";
    }

    private static string Known(int number) => number > 0 ? $"{number}" : "not known";
}
