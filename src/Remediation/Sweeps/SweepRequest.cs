using Remediation.Planning;

namespace Remediation.Sweeps;

/// <summary>Which door a sweep came through.</summary>
public enum SweepOrigin
{
    /// <summary>The timer.</summary>
    Timer,

    /// <summary>A person or runbook over HTTP.</summary>
    Http,

    /// <summary>An alert of Azure Monitor.</summary>
    Alert,
}

/// <summary>What a door asks for, checked. It can only narrow what the installation allows, never widen it.</summary>
public sealed record SweepRequest
{
    /// <summary>The door.</summary>
    public required SweepOrigin Origin { get; init; }

    /// <summary>How far the sweep may go; at most <see cref="SweepSettings.Mode"/>.</summary>
    public SweepMode Mode { get; init; } = SweepMode.Report;

    /// <summary>Subscriptions to look at, part of <see cref="SweepSettings.Subscriptions"/>; empty for all of these.</summary>
    public IReadOnlyList<string> Subscriptions { get; init; } = [];

    /// <summary>ARM ids of the only machines that may be contacted; with <see cref="ComputerNames"/> empty too, any in scope may.</summary>
    public IReadOnlyList<string> Machines { get; init; } = [];

    /// <summary>Computer names of the only machines that may be contacted, as an alert gives them.</summary>
    public IReadOnlyList<string> ComputerNames { get; init; } = [];

    /// <summary>The plan that was approved; a sweep whose own plan is another contacts nobody. Empty where none was.</summary>
    public string PlanId { get; init; } = "";

    /// <summary>True to plan in <see cref="Mode"/> and contact nobody.</summary>
    public bool DryRun { get; init; }

    /// <summary>True where only some machines may be contacted.</summary>
    public bool IsTargeted => Machines.Count + ComputerNames.Count > 0;
}
