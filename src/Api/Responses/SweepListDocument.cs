namespace Api.Responses;

/// <summary>Several sweeps, newest first.</summary>
internal sealed record SweepListDocument(IReadOnlyList<SweepDocument> Sweeps);
