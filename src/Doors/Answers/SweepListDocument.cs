namespace Doors.Answers;

/// <summary>Several sweeps, newest first.</summary>
internal sealed record SweepListDocument(IReadOnlyList<SweepDocument> Sweeps);
