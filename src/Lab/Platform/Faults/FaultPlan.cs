using Remediation.Fleet;

namespace Lab.Platform.Faults;

/// <summary>A fault that a machine is going to meet.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Variant">Which form it takes, where it has several; counts from 0 among the machines that meet the kind.</param>
public sealed record PlannedFault(FaultKind Kind, int Variant);

/// <summary>
/// Which machine meets which fault, and when. Kinds are dealt like cards to the machines in an order that the seed shuffles, so a fleet with as many
/// machines as there are kinds meets them all. Pure: the same seed, profile and machines give the same answers, in whatever order one asks.
/// </summary>
public sealed class FaultPlan
{
    private static readonly FaultKind[] Kinds = Enum.GetValues<FaultKind>();

    // What a second fault may be: a call that fails and works when it is made again.
    private static readonly FaultKind[] Passing =
        [FaultKind.ServerError, FaultKind.ConnectionReset, FaultKind.OtherOperation, FaultKind.TokenExpired];

    private readonly IReadOnlyDictionary<MachineId, IReadOnlyList<PlannedFault>> dealt;
    private readonly int most;

    private FaultPlan(IReadOnlyDictionary<MachineId, IReadOnlyList<PlannedFault>> dealt, int most) => (this.dealt, this.most) = (dealt, most);

    /// <summary>Deals faults to machines.</summary>
    /// <param name="seed">Fixes who meets what.</param>
    /// <param name="profile">How much goes wrong.</param>
    /// <param name="machines">The machines that the product will have to do with; others meet nothing.</param>
    public static FaultPlan Deal(int seed, FaultProfile profile, IEnumerable<MachineId> machines)
    {
        var order = machines.OrderBy(machine => machine.Value, StringComparer.Ordinal).ToArray();
        new Random(seed).Shuffle(order);
        var share = profile switch
        {
            FaultProfile.None => 0,
            FaultProfile.Light => Math.Max(Kinds.Length, order.Length / 10),
            _ => order.Length,
        };
        var dealt = order.Take(share).Select((machine, number) => (machine, Faults: Hand(number, profile))).Where(pair => pair.Faults.Count > 0);
        return new FaultPlan(dealt.ToDictionary(pair => pair.machine, pair => pair.Faults), profile == FaultProfile.Heavy ? 2 : 1);
    }

    /// <summary>The faults of a machine.</summary>
    public IReadOnlyList<PlannedFault> Of(MachineId machine) => dealt.GetValueOrDefault(machine, []);

    /// <summary>The fault that a machine meets when it comes to a step for the so-manieth time, from 1; null where all goes well.</summary>
    public PlannedFault? At(MachineId machine, FaultStep step, int occurrence) =>
        Of(machine).FirstOrDefault(fault => Meets(fault, step, occurrence));

    private static IReadOnlyList<PlannedFault> Hand(int number, FaultProfile profile)
    {
        var (kind, variant) = (Kinds[number % Kinds.Length], number / Kinds.Length);
        var second = Passing[(number + variant) % Passing.Length];
        return [
            .. variant < Limit(kind) ? [new PlannedFault(kind, variant)] : Array.Empty<PlannedFault>(),
            // Every other round gets by with one, so that no kind depends on a second one going well.
            .. profile == FaultProfile.Heavy && variant % 2 == 1 && second != kind ? [new PlannedFault(second, variant)] : Array.Empty<PlannedFault>(),
        ];
    }

    // A stuck order costs its sweep its whole patience, and a clock that jumps all the time is no clock.
    private static int Limit(FaultKind kind) => kind switch
    {
        FaultKind.StuckCreating => 8,
        FaultKind.ClockJump => 2,
        _ => int.MaxValue,
    };

    private bool Meets(PlannedFault fault, FaultStep step, int occurrence) => (fault.Kind, step) switch
    {
        (FaultKind.OtherOperation or FaultKind.ServerError or FaultKind.ConnectionReset, FaultStep.Put) => occurrence <= most,
        (FaultKind.AgentSilent, FaultStep.Script) => occurrence <= most,
        (FaultKind.ReplyLost, FaultStep.ReadEnd) => occurrence <= most,
        (FaultKind.ServerError, FaultStep.Read) => occurrence == 2,
        (FaultKind.ThrottlingStorm or FaultKind.PutAnswerLost or FaultKind.TokenExpired or FaultKind.MachineDeleted or FaultKind.ClockJump,
            FaultStep.Put) => occurrence == 1,
        (FaultKind.Deallocated or FaultKind.OutputTruncated or FaultKind.StuckCreating or FaultKind.ReExecuted, FaultStep.Script) => occurrence == 1,
        // Before its order was accepted, or after.
        (FaultKind.AccessLost, FaultStep.Put) => fault.Variant % 2 == 0 && occurrence == 1,
        (FaultKind.AccessLost, FaultStep.Read) => fault.Variant % 2 == 1 && occurrence == 2,
        // When its answer was written down, or before it could be read.
        (FaultKind.MachineRecreated, FaultStep.Delete) => fault.Variant % 2 == 0 && occurrence == 1,
        (FaultKind.MachineRecreated, FaultStep.Script) => fault.Variant % 2 == 1 && occurrence == 1,
        _ => false,
    };
}
