namespace Simulator.Platform.Faults;

/// <summary>A fault that a machine is going to meet.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Variant">
/// Which form it takes, where it has several; counts from 0 among the machines that meet the kind.
/// </param>
public sealed record PlannedFault(FaultKind Kind, int Variant);
