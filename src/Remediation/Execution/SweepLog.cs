using Microsoft.Extensions.Logging;
using Remediation.Attributions;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Sources;
using Remediation.Inventory;
using Remediation.Planning;
using Remediation.Policies;
using Remediation.Reporting;
using Remediation.Telemetry;
using Remediation.Verdicts;

namespace Remediation.Execution;

/// <summary>
/// The log messages of a sweep. Alert rules and the workbook read these messages by event id and property name
/// (infra/queries, infra/workbook), so a renamed property must be renamed there too; tests check this.
/// </summary>
internal static partial class SweepLog
{
    private const string Separator = "; ";

    /// <summary>Logs the health of each source.</summary>
    public static void LogSources(ILogger logger, string sweepId, IEnumerable<SourceHealth> sources)
    {
        foreach (var source in sources)
        {
            Source(
                logger,
                sweepId,
                source.Source,
                source.State,
                source.Rows,
                source.Records,
                source.Reason?.Code.Id ?? ""
            );
        }
    }

    /// <summary>
    /// Logs the findings by protocol and sources, and the unattributed findings by reason. The number of lines does not
    /// depend on the number of callers.
    /// </summary>
    public static void LogAttributions(ILogger logger, string sweepId, IReadOnlyCollection<Attribution> attributions)
    {
        foreach (
            var group in attributions
                .Select(one => one.Finding)
                .GroupBy(finding =>
                    (Protocol: finding.Protocol.Label(), Sources: string.Join(Separator, finding.Sources))
                )
                .OrderBy(group => group.Key)
        )
        {
            Legacy(
                logger,
                sweepId,
                group.Count(),
                group.Key.Protocol,
                group.Key.Sources,
                group.Sum(finding => finding.Hits)
            );
        }

        foreach (
            var group in attributions
                .OfType<Attribution.Unattributed>()
                .GroupBy(one => one.Reason.Code.Id)
                .OrderBy(group => group.Key)
        )
        {
            Unattributed(logger, sweepId, group.Count(), group.Key, group.Sum(one => one.Finding.Hits));
        }
    }

    /// <summary>Logs one machine: its findings, its decision and its verdict.</summary>
    public static void LogVerdict(ILogger logger, SweepRun run, PlanStep step, Verdict verdict)
    {
        // A large fleet has one message per machine, so no message is built if the log level is off.
        if (!logger.IsEnabled(LogLevel.Information))
        {
            return;
        }

        var findings = step.Subject.Findings;
        Machine(
            logger,
            run.Id,
            step.Machine.Id,
            step.Decision.Name,
            verdict.Kind,
            verdict.Reason.Code.Id,
            run.Policy.Mode,
            findings.Count,
            findings.Sum(finding => finding.Hits),
            Words(findings.Select(finding => finding.Protocol.Label())),
            Words(findings.SelectMany(finding => finding.Sources))
        );
    }

    [LoggerMessage(EventIds.SweepStarted, LogLevel.Information, "Sweep {SweepId} starts in mode {Mode}")]
    public static partial void LogStarted(ILogger logger, string sweepId, SweepMode mode);

    [LoggerMessage(EventIds.SweepEnded, LogLevel.Information, "Sweep {SweepId} ends: {Outcome}, {Machines} machines")]
    public static partial void LogEnded(ILogger logger, string sweepId, SweepOutcome outcome, int machines);

    private static string Words(IEnumerable<string> words) =>
        string.Join(Separator, words.Distinct().Order(StringComparer.Ordinal));

    [LoggerMessage(
        EventIds.MachineConcluded,
        LogLevel.Information,
        "Sweep {SweepId}, machine {Machine}: decision {Decision}, verdict {Verdict}, reason {Reason}, mode {Mode};"
            + " {Findings} findings, {Hits} legacy connections with {Protocols} in {Sources}"
    )]
    private static partial void Machine(
        ILogger logger,
        string sweepId,
        MachineId machine,
        string decision,
        VerdictKind verdict,
        string reason,
        SweepMode mode,
        int findings,
        long hits,
        string protocols,
        string sources
    );

    [LoggerMessage(
        EventIds.SourceRead,
        LogLevel.Information,
        "Sweep {SweepId}: source {Source} is {State} with {Rows} rows of {Records} records, reason {Reason}"
    )]
    private static partial void Source(
        ILogger logger,
        string sweepId,
        string source,
        SourceState state,
        int rows,
        long? records,
        string reason
    );

    [LoggerMessage(
        EventIds.FindingsCounted,
        LogLevel.Information,
        "Sweep {SweepId}: {Findings} findings with {Protocol} in {Sources}, {Hits} connections"
    )]
    private static partial void Legacy(
        ILogger logger,
        string sweepId,
        int findings,
        string protocol,
        string sources,
        long hits
    );

    [LoggerMessage(
        EventIds.UnattributedCounted,
        LogLevel.Information,
        "Sweep {SweepId}: {Findings} findings belong to no machine, reason {Reason}, {Hits} connections"
    )]
    private static partial void Unattributed(ILogger logger, string sweepId, int findings, string reason, long hits);
}
