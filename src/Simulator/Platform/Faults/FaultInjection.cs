using System.Collections.Concurrent;
using Remediation.Inventory;

namespace Simulator.Platform.Faults;

/// <summary>
/// Carries a plan out: counts how often each machine comes to each step, and keeps what lasts. Safe for several threads
/// at once.
/// </summary>
/// <param name="plan">The faults of each machine.</param>
/// <param name="world">The actions that change the fleet.</param>
/// <param name="time">Its clock.</param>
public sealed class FaultInjection(FaultPlan plan, IFaultActions world, TimeProvider time)
{
    /// <summary>How long a throttling storm lasts.</summary>
    public static readonly TimeSpan Storm = TimeSpan.FromSeconds(45);

    /// <summary>How long a deallocated machine stays away.</summary>
    public static readonly TimeSpan Away = TimeSpan.FromMinutes(10);

    /// <summary>How far the clock jumps.</summary>
    public static readonly TimeSpan Jump = TimeSpan.FromMinutes(7);

    private static readonly HashSet<FaultKind> OfTheWorld =
    [
        FaultKind.Deallocated,
        FaultKind.MachineDeleted,
        FaultKind.MachineRecreated,
        FaultKind.ClockJump,
    ];

    private readonly ConcurrentDictionary<(MachineId Machine, FaultStep Step), int> occurrences = new();
    private readonly ConcurrentDictionary<MachineId, (DateTimeOffset Until, int Refused)> storms = new();
    private readonly ConcurrentDictionary<MachineId, bool> locked = new();
    private readonly ConcurrentDictionary<MachineId, Task> away = new();
    private TaskCompletionSource homecoming = NewHomecoming();

    /// <summary>What occurred so far.</summary>
    public FaultCounts Tally { get; } = new();

    /// <summary>
    /// True once faults no longer change machines and clock, so that a report stays true until it is checked.
    /// </summary>
    public bool SparesTheWorld { get; set; }

    /// <summary>The fault of a machine at a step, which is counted; null if there is none.</summary>
    internal PlannedFault? Next(MachineId machine, FaultStep step)
    {
        if (plan.ListFor(machine).Count == 0)
        {
            return null;
        }

        var fault = plan.At(machine, step, occurrences.AddOrUpdate((machine, step), 1, (_, count) => count + 1));
        if (fault is null || (SparesTheWorld && OfTheWorld.Contains(fault.Kind)))
        {
            return null;
        }

        Tally.Add(fault.Kind);
        return fault;
    }

    /// <summary>
    /// The rest of a storm that a machine is in, and the number of the call that it refuses now; null where it is in
    /// none.
    /// </summary>
    internal (TimeSpan Left, int Number)? RestOfStorm(MachineId machine)
    {
        if (!storms.TryGetValue(machine, out var storm) || storm.Until - time.GetUtcNow() is not { Ticks: > 0 } rest)
        {
            return null;
        }

        Tally.Add(FaultKind.ThrottlingStorm);
        storms[machine] = storm with { Refused = storm.Refused + 1 };
        return (rest, storm.Refused + 1);
    }

    internal TimeSpan StartStorm(MachineId machine, int number)
    {
        storms[machine] = (time.GetUtcNow() + Storm, number);
        return Storm;
    }

    internal bool IsLocked(MachineId machine) => locked.ContainsKey(machine);

    internal void Lock(MachineId machine) => locked[machine] = true;

    internal void Delete(MachineId machine) => world.Delete(machine);

    internal Task RecreateAsync(MachineId machine, CancellationToken cancellationToken) =>
        world.RecreateAsync(machine, cancellationToken);

    internal void JumpClock() => world.JumpClock(Jump);

    /// <summary>Deallocates a machine; the task ends when it is back.</summary>
    internal Task SendAwayAsync(MachineId machine, CancellationToken cancellationToken)
    {
        world.Deallocate(machine);
        return away[machine] = ReturnAsync(machine, homecoming.Task, cancellationToken);
    }

    /// <summary>
    /// Starts every deallocated machine at once, because timers of minutes do not fire when the clock skips hours.
    /// </summary>
    public async Task BringBackAsync()
    {
        Interlocked.Exchange(ref homecoming, NewHomecoming()).SetResult();
        await Task.WhenAll(away.Values);
    }

    private static TaskCompletionSource NewHomecoming() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task ReturnAsync(MachineId machine, Task early, CancellationToken closing)
    {
        await Task.WhenAny(early, Task.Delay(Away, time, closing));
        if (!closing.IsCancellationRequested)
        {
            await world.StartAsync(machine, closing);
        }
    }
}
