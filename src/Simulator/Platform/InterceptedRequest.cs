namespace Simulator.Platform;

/// <summary>A request as fault injection sees it.</summary>
/// <param name="Operation">Name of the operation; see <see cref="OperationNames"/>.</param>
/// <param name="Path">Its path.</param>
/// <param name="Number">How many requests of this operation there were with this one, from 1.</param>
public sealed record InterceptedRequest(string Operation, string Path, int Number);
