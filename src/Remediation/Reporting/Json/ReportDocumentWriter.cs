using System.Globalization;
using Remediation.Attributions;
using Remediation.Baseline;
using Remediation.ConnectionLogs.Callers;
using Remediation.ConnectionLogs.Sources;
using Remediation.Reasons;

namespace Remediation.Reporting.Json;

/// <summary>Converts a report into documents. This class contains no rules.</summary>
internal static class ReportDocumentWriter
{
    /// <summary>The whole report.</summary>
    public static ReportDocument Write(SweepReport report, TlsBaseline baseline)
    {
        return new(
            JsonReport.SchemaVersion,
            report.SweepId,
            report.Mode.ToString(),
            report.BaselineId,
            TextFormat.Iso(report.StartedAt),
            TextFormat.Iso(report.EndedAt),
            new WindowDocument(TextFormat.Iso(report.Window.From), TextFormat.Iso(report.Window.To)),
            report.Outcome.ToString(),
            [.. report.Sources.Select(Write)],
            new InventoryDocument(report.InventoryMachines, WriteOptional(report.InventoryIncomplete)),
            Write(ReportCounts.From(report)),
            report.PlanId,
            [.. report.Machines.Select(line => MachineDocumentWriter.Write(line, baseline))],
            [.. report.Unattributed.Select(Write)],
            [
                .. report.Findings.Skipped.Select(group => new SkippedRowsDocument(
                    Write(group.Reason),
                    group.Rows,
                    group.Example
                )),
            ],
            [.. report.Vanished.Select(id => id.Value)],
            new CallsDocument(report.Calls.Reads, report.Calls.Writes, report.Calls.Deletes, report.Calls.Throttled),
            report.OrphansRemoved
        );
    }

    /// <summary>A reason.</summary>
    public static ReasonDocument Write(Reason reason) =>
        new(reason.Code.Id, reason.Code.Name, reason.Detail, reason.Code.Recurrence.ToString(), reason.Code.NextStep);

    /// <summary>A caller.</summary>
    public static CallerDocument Write(Caller caller) =>
        new(caller.Label, caller.ResourceId, caller.HostName, caller.Address, caller.PrincipalId, caller.IsServerSide);

    private static ReasonDocument? WriteOptional(Reason? reason) => reason is null ? null : Write(reason);

    private static SourceDocument Write(SourceHealth source)
    {
        return new(
            source.Source,
            source.Rows,
            source.State.ToString(),
            source.Records,
            source.Newest is { } newest ? TextFormat.Iso(newest) : null,
            source.LegacyRetiredSince?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            WriteOptional(source.Reason)
        );
    }

    private static CountsDocument Write(ReportCounts tally)
    {
        return new(
            tally.RowsRead,
            tally.RowsSkipped,
            tally.Findings,
            tally.Attributed,
            tally.Unattributed,
            tally.Machines,
            tally.Decisions,
            tally.Verdicts.ToDictionary(pair => pair.Key.ToString(), pair => pair.Value)
        );
    }

    private static UnattributedDocument Write(Attribution.Unattributed loose)
    {
        return new(
            Write(loose.Finding.Caller),
            loose.Finding.Protocol.ToString(),
            loose.Finding.Rows,
            loose.Finding.Hits,
            TextFormat.Iso(loose.Finding.FirstSeen),
            TextFormat.Iso(loose.Finding.LastSeen),
            Write(loose.Reason),
            [.. loose.Candidates.Select(machine => machine.Id.Value)]
        );
    }
}
