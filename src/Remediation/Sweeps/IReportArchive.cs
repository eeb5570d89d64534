using Remediation.Fleet;
using Remediation.Reporting;

namespace Remediation.Sweeps;

/// <summary>The forms in which a report is kept.</summary>
public enum ReportForm
{
    /// <summary>For machines.</summary>
    Json,

    /// <summary>For people.</summary>
    Html,
}

/// <summary>What one sweep concluded about one machine.</summary>
/// <param name="SweepId">The sweep.</param>
/// <param name="EndedAt">When it ended, UTC.</param>
/// <param name="Mode">Its mode.</param>
/// <param name="Decision">The decision's name.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="ReasonCode">The reason's id, such as TLS602.</param>
/// <param name="Story">One line that tells what happened.</param>
public sealed record MachineHistoryLine(
    string SweepId,
    DateTimeOffset EndedAt,
    string Mode,
    string Decision,
    string Verdict,
    string ReasonCode,
    string Story
);

/// <summary>Port: reports that were published, to be read again.</summary>
public interface IReportArchive : IReportSink
{
    /// <summary>The report in one form, UTF-8; null where there is none.</summary>
    Task<Stream?> OpenAsync(string sweepId, ReportForm form, CancellationToken cancellationToken);

    /// <summary>What the latest sweeps concluded about a machine, newest first; empty where none named it.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="most">At most this many, at least 1.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<IReadOnlyList<MachineHistoryLine>> HistoryAsync(
        MachineId machine,
        int most,
        CancellationToken cancellationToken
    );
}
