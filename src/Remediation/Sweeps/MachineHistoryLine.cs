namespace Remediation.Sweeps;

/// <summary>What one sweep concluded about one machine.</summary>
/// <param name="SweepId">The sweep.</param>
/// <param name="EndedAt">When the sweep ended, UTC.</param>
/// <param name="Mode">The sweep's mode.</param>
/// <param name="Decision">The decision's name.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="ReasonCode">The reason's id, such as TLS602.</param>
/// <param name="Summary">What happened, in one line.</param>
public sealed record MachineHistoryLine(
    string SweepId,
    DateTimeOffset EndedAt,
    string Mode,
    string Decision,
    string Verdict,
    string ReasonCode,
    string Summary
);
