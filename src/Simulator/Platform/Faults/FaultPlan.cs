using System.Diagnostics;
using Remediation.Inventory;

namespace Simulator.Platform.Faults;

/// <summary>
/// Which machine meets which fault, and when. Kinds are assigned to the machines in an order that the seed shuffles, so
/// a fleet with as many machines as there are kinds meets them all. Pure: the same seed, profile and machines give the
/// same answers, in whatever order one asks.
/// </summary>
public sealed class FaultPlan
{
    private static readonly FaultKind[] Kinds = Enum.GetValues<FaultKind>();

    // What a second fault may be: a call that fails and works when it is made again.
    private static readonly FaultKind[] Passing =
    [
        FaultKind.ServerError,
        FaultKind.ConnectionReset,
        FaultKind.OtherOperation,
        FaultKind.TokenExpired,
    ];

    private readonly IReadOnlyDictionary<MachineId, IReadOnlyList<PlannedFault>> dealt;
    private readonly int most;

    private FaultPlan(IReadOnlyDictionary<MachineId, IReadOnlyList<PlannedFault>> dealt, int most)
    {
        this.dealt = dealt;
        this.most = most;
    }

    /// <summary>Deals faults to machines.</summary>
    /// <param name="seed">Fixes who meets what.</param>
    /// <param name="profile">How much goes wrong.</param>
    /// <param name="machines">The machines that the product will have to do with; others meet nothing.</param>
    public static FaultPlan Create(int seed, FaultProfile profile, IEnumerable<MachineId> machines)
    {
        var order = machines.OrderBy(machine => machine.Value, StringComparer.Ordinal).ToArray();
        new Random(seed).Shuffle(order);
        var share = profile switch
        {
            FaultProfile.None => 0,
            FaultProfile.Light => Math.Max(Kinds.Length, order.Length / 10),
            FaultProfile.Heavy => order.Length,
            _ => throw new UnreachableException($"{profile} is no known profile."),
        };
        var dealt = order
            .Take(share)
            .Select((machine, number) => (machine, Faults: Hand(number, profile)))
            .Where(pair => pair.Faults.Count > 0);
        return new FaultPlan(
            dealt.ToDictionary(pair => pair.machine, pair => pair.Faults),
            profile == FaultProfile.Heavy ? 2 : 1
        );
    }

    /// <summary>The faults of a machine.</summary>
    public IReadOnlyList<PlannedFault> ListFor(MachineId machine) => dealt.GetValueOrDefault(machine, []);

    /// <summary>
    /// The fault of a machine at the n-th time that it reaches a step, from 1; null if there is none.
    /// </summary>
    public PlannedFault? At(MachineId machine, FaultStep step, int occurrence)
    {
        // One after the other: a second fault at the same step waits until the first has passed.
        foreach (var fault in ListFor(machine))
        {
            var (first, times) = Occurrences(fault, step);
            if (occurrence >= first && occurrence < first + times)
            {
                return fault;
            }

            occurrence -= first == 1 ? times : 0;
        }

        return null;
    }

    private static IReadOnlyList<PlannedFault> Hand(int number, FaultProfile profile)
    {
        var kind = Kinds[number % Kinds.Length];
        var variant = number / Kinds.Length;
        var second = Passing[(number + variant) % Passing.Length];
        return
        [
            .. variant < Limit(kind) ? [new PlannedFault(kind, variant)] : Array.Empty<PlannedFault>(),
            // Every form of every kind comes alone first.
            .. profile == FaultProfile.Heavy && variant % 4 >= 2 && second != kind
                ? [new PlannedFault(second, variant)]
                : Array.Empty<PlannedFault>(),
        ];
    }

    // A stuck order takes its sweep until the time limit, and a clock that jumps all the time measures nothing.
    private static int Limit(FaultKind kind)
    {
        return kind switch
        {
            FaultKind.StuckCreating => 8,
            FaultKind.ClockJump => 2,
            _ => int.MaxValue,
        };
    }

    private (int First, int Times) Occurrences(PlannedFault fault, FaultStep step)
    {
        return (fault.Kind, step) switch
        {
            (FaultKind.OtherOperation or FaultKind.ServerError or FaultKind.ConnectionReset, FaultStep.Put) => (
                1,
                most
            ),
            (FaultKind.AgentSilent, FaultStep.Script) => (1, most),
            (FaultKind.ReplyLost, FaultStep.ReadEnd) => (1, most),
            (FaultKind.ServerError, FaultStep.Read) => (2, 1),
            (
                FaultKind.ThrottlingStorm
                    or FaultKind.PutAnswerLost
                    or FaultKind.TokenExpired
                    or FaultKind.MachineDeleted
                    or FaultKind.ClockJump,
                FaultStep.Put
            ) => (1, 1),
            (
                FaultKind.Deallocated
                    or FaultKind.OutputTruncated
                    or FaultKind.StuckCreating
                    or FaultKind.ReExecuted,
                FaultStep.Script
            ) => (1, 1),
            // Before its order was accepted, or after.
            (FaultKind.AccessLost, FaultStep.Put) when fault.Variant % 2 == 0 => (1, 1),
            (FaultKind.AccessLost, FaultStep.Read) when fault.Variant % 2 == 1 => (2, 1),
            // When its answer was written down, or before it could be read.
            (FaultKind.MachineRecreated, FaultStep.Delete) when fault.Variant % 2 == 0 => (1, 1),
            (FaultKind.MachineRecreated, FaultStep.Script) when fault.Variant % 2 == 1 => (1, 1),
            _ => (1, 0),
        };
    }
}
