namespace Simulator.Verification;

/// <summary>An order that the platform accepted.</summary>
/// <param name="Name">Name of the run command.</param>
/// <param name="At">When.</param>
public sealed record SentOrder(string Name, DateTimeOffset At);
