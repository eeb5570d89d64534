namespace Remediation.Sweeps;

/// <summary>What one sweep concluded about one machine.</summary>
/// <param name="SweepId">The sweep.</param>
/// <param name="EndedAt">When it ended, UTC.</param>
/// <param name="Mode">Its mode.</param>
/// <param name="Decision">The decision's name.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="ReasonCode">The reason's id, such as TLS602.</param>
/// <param name="Summary">One line that tells what happened.</param>
public sealed record MachineHistoryLine(
    string SweepId,
    DateTimeOffset EndedAt,
    string Mode,
    string Decision,
    string Verdict,
    string ReasonCode,
    string Summary
);
