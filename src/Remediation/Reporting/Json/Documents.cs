using System.Globalization;
using Remediation.Baseline;
using Remediation.Findings;
using Remediation.Fleet;
using Remediation.Reasons;

namespace Remediation.Reporting.Json;

/// <summary>
/// Writes a report down as documents. No rule lives here; what is right and what adds up is asked elsewhere.
/// </summary>
internal static class Documents
{
    /// <summary>The whole report.</summary>
    public static ReportDocument Of(SweepReport report, TlsBaseline baseline)
    {
        return new(
            JsonReport.SchemaVersion,
            report.SweepId,
            report.Mode.ToString(),
            report.BaselineId,
            Wording.Iso(report.StartedAt),
            Wording.Iso(report.EndedAt),
            new WindowDocument(Wording.Iso(report.Window.From), Wording.Iso(report.Window.To)),
            report.Outcome.ToString(),
            [.. report.Sources.Select(Of)],
            new InventoryDocument(report.InventoryMachines, OfNullable(report.InventoryIncomplete)),
            Of(Tally.Of(report)),
            report.PlanId,
            [.. report.Machines.Select(line => MachineDocuments.Of(line, baseline))],
            [.. report.Unattributed.Select(Of)],
            [
                .. report.Findings.SetAside.Select(group => new SetAsideDocument(
                    Of(group.Reason),
                    group.Rows,
                    group.Example
                )),
            ],
            [.. report.Vanished.Select(id => id.Value)],
            new CallsDocument(report.Calls.Reads, report.Calls.Writes, report.Calls.Deletes, report.Calls.Throttled),
            report.LeftoversRemoved
        );
    }

    /// <summary>A reason.</summary>
    public static ReasonDocument Of(Reason reason) =>
        new(reason.Code.Id, reason.Code.Name, reason.Detail, reason.Code.Recurrence.ToString(), reason.Code.NextStep);

    /// <summary>A caller.</summary>
    public static CallerDocument Of(Caller caller) =>
        new(caller.Label, caller.ResourceId, caller.HostName, caller.Address, caller.PrincipalId, caller.IsServerSide);

    private static ReasonDocument? OfNullable(Reason? reason) => reason is null ? null : Of(reason);

    private static SourceDocument Of(SourceHealth source)
    {
        return new(
            source.Source,
            source.Rows,
            source.State.ToString(),
            source.Records,
            source.Newest is { } newest ? Wording.Iso(newest) : null,
            source.BlindSince?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            OfNullable(source.Reason)
        );
    }

    private static TallyDocument Of(Tally tally)
    {
        return new(
            tally.RowsRead,
            tally.RowsSetAside,
            tally.Findings,
            tally.Attributed,
            tally.Unattributed,
            tally.Machines,
            tally.Decisions,
            tally.Verdicts.ToDictionary(pair => pair.Key.ToString(), pair => pair.Value)
        );
    }

    private static UnattributedDocument Of(Attribution.Unattributed loose)
    {
        return new(
            Of(loose.Finding.Caller),
            loose.Finding.Protocol.ToString(),
            loose.Finding.Rows,
            loose.Finding.Hits,
            Wording.Iso(loose.Finding.FirstSeen),
            Wording.Iso(loose.Finding.LastSeen),
            Of(loose.Reason),
            [.. loose.Candidates.Select(machine => machine.Id.Value)]
        );
    }
}
