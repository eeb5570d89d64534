using Remediation.Baseline;
using Remediation.GuestReports;
using Remediation.Orders;

namespace Remediation.Tests.Builders;

/// <summary>Reports of machines on which not all went well.</summary>
internal static class GuestReportBuilder
{
    /// <summary>A repair that undid itself, with the guest's own words.</summary>
    public static GuestReport Undone(string message) =>
        A.Report(GuestMode.Repair) with
        {
            Outcome = GuestOutcome.Undone,
            Message = message,
            Values = [.. A.SettingIds.Select(id => new ValueFacts(id, A.Absent, A.Absent))],
        };

    /// <summary>
    /// Absent, of the wrong kind, unreadable and off, with a guest's text in each place that may hold one.
    /// </summary>
    public static GuestReport Wrong(string quote)
    {
        RegistryFact[] facts =
        [
            A.Dword(0),
            A.Dword(1),
            new RegistryFact.Present(RegistryKind.String, quote),
            new RegistryFact.Unreadable(quote),
            A.Absent,
        ];
        return A.Report() with
        {
            WindowsName = quote,
            PowerShell = quote,
            StrayKey = true,
            Probe = new ProbeFacts(
                new ProbeResult.Failed(ProbeStage.Connect, quote),
                new ProbeResult.Unavailable(quote)
            ),
            Values =
            [
                .. A.SettingIds.Select(
                    (id, number) => new ValueFacts(id, facts[number % facts.Length], facts[number % facts.Length])
                ),
            ],
        };
    }
}
