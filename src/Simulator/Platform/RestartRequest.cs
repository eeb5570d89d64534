namespace Simulator.Platform;

/// <summary>What Windows was asked for.</summary>
/// <param name="Delay">How long it waits.</param>
/// <param name="Reason">What it tells its users.</param>
public sealed record RestartRequest(TimeSpan Delay, string Reason);
