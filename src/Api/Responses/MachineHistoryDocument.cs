using Remediation.Sweeps;

namespace Api.Responses;

/// <summary>What the latest sweeps concluded about one machine, newest first.</summary>
internal sealed record MachineHistoryDocument(string Machine, IReadOnlyList<MachineHistoryLine> History);
