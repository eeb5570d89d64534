namespace Lab.Platform;

/// <summary>A request as fault injection sees it.</summary>
/// <param name="Operation">Name of the operation; see <see cref="LabOperations"/>.</param>
/// <param name="Path">Its path.</param>
/// <param name="Number">How many requests of this operation there were with this one, from 1.</param>
public sealed record LabRequest(string Operation, string Path, int Number);
