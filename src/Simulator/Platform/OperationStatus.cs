namespace Simulator.Platform;

/// <summary>How a long-running operation stands.</summary>
/// <param name="Status">InProgress, Succeeded, Failed or Canceled.</param>
/// <param name="Message">What went wrong, where it failed.</param>
internal sealed record OperationStatus(string Status, string Message = "");
