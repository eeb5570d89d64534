namespace Simulation.Tests.Invariants;

/// <summary>All that must hold.</summary>
internal static class Watchers
{
    /// <summary>One of each, for one world.</summary>
    public static IReadOnlyList<Invariant> All() =>
        [
            new OneRepairAtATime(),
            new NoRepairTwice(),
            new OnlyProvenMachines(),
            new CapsHold(),
            new ConcurrencyHolds(),
            new ModeHolds(),
            new NoClaimWithoutFrame(),
            new OneVerdictEach(),
            new NothingForeignTouched(),
            new NothingLeftBehind(),
            new FleetConverges(),
            new EverySweepEnds(),
            new RestartsOnlyInWindow(),
            new NoSurprise(),
            new KillSwitchHolds(),
            new NoRepairCutShort(),
        ];
}
