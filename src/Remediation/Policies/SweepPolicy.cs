using Remediation.Baseline;
using Remediation.Orders;

namespace Remediation.Policies;

/// <summary>An operator's choices for a sweep. Every default is the careful one.</summary>
public sealed record SweepPolicy
{
    /// <summary>How far the sweep may go.</summary>
    public SweepMode Mode { get; init; } = SweepMode.Report;

    /// <summary>Which machines may be contacted.</summary>
    public SweepTarget Target { get; init; } = SweepTarget.Everything;

    /// <summary>
    /// Id of the approved plan: if the sweep's own plan has another id, no machine is contacted. Empty if no plan was
    /// approved.
    /// </summary>
    public string ApprovedPlanId { get; init; } = "";

    /// <summary>True to plan as <see cref="Mode"/> says and contact nobody.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>True where the sweep may contact machines at all.</summary>
    public bool MayTouch => Mode != SweepMode.Report && !IsDryRun;

    /// <summary>The values to want.</summary>
    public TlsBaseline Baseline { get; init; } = TlsBaseline.Default;

    /// <summary>How much legacy traffic it takes to accuse a machine.</summary>
    public NoiseFloor NoiseFloor { get; init; } = new();

    /// <summary>How far back the logs are asked; more than zero.</summary>
    public TimeSpan LookBack { get; init; } = TimeSpan.FromDays(7);

    /// <summary>
    /// Tag that opts a machine out. Every value except <c>include</c> opts out, so a misspelled value excludes the
    /// machine.
    /// </summary>
    public string OptOutTag { get; init; } = "TlsRemediation";

    /// <summary>
    /// Most machines that one sweep may repair; if more machines would be repaired, none is. At least 1.
    /// </summary>
    public int MaxRepairs { get; init; } = 50;

    /// <summary>
    /// Largest share of the machines in the inventory that one sweep may repair, 0 to 1; where more match, none is
    /// repaired.
    /// </summary>
    public double MaxRepairShare { get; init; } = 1;

    /// <summary>Which machines this installation may contact at all.</summary>
    public FleetScope Scope { get; init; } = FleetScope.Everything;

    /// <summary>Most repair attempts per machine, at least 1.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>How long a machine is left alone after a failed attempt.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a machine whose values went back is only watched before it is repaired again.</summary>
    public TimeSpan RepairDriftAfter { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Whether sweeps may restart the machines that they repaired.</summary>
    public RestartPolicy Restart { get; init; } = new RestartPolicy.Never();

    /// <summary>
    /// True to read the candidates of ambiguous findings, to help find the right machine; candidates are never written
    /// to.
    /// </summary>
    public bool InspectsCandidates { get; init; }

    /// <summary>A server that inspected machines are to shake hands with; null for none.</summary>
    public ProbeEndpoint? Probe { get; init; }

    /// <summary>How long after a restart traffic is watched before it can confirm.</summary>
    public TimeSpan ConfirmAfter { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Modern connections that it takes to confirm, at least 1.</summary>
    public int ConfirmHits { get; init; } = 10;

    /// <summary>
    /// The time from which a restarted machine's traffic counts, UTC: since the restart was seen, but no longer than
    /// the look-back or the confirmation time. This limit keeps an old legacy connection, whose cause was corrected
    /// since, from counting for ever.
    /// </summary>
    /// <param name="restartSeenAt">When its restart was seen, UTC.</param>
    /// <param name="now">UTC.</param>
    public DateTimeOffset GetWatchStart(DateTimeOffset restartSeenAt, DateTimeOffset now)
    {
        var longest = now - (LookBack > ConfirmAfter ? LookBack : ConfirmAfter);
        return restartSeenAt > longest ? restartSeenAt : longest;
    }
}
