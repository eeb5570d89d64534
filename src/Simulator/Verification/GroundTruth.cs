using System.Text.Json;
using Simulator.Fleet;
using Simulator.Guests;
using Simulator.Machines;
using Simulator.Platform;
using Simulator.Platform.Faults;

namespace Simulator.Verification;

/// <summary>The state of every simulated machine before and after, against which a report is checked.</summary>
/// <param name="Seed">The seed that made the world.</param>
/// <param name="Machines">In order of id.</param>
public sealed record GroundTruth(int Seed, IReadOnlyList<MachineTruth> Machines)
{
    /// <summary>How often each kind of fault occurred; null where there were to be none.</summary>
    public IReadOnlyDictionary<FaultKind, int>? Faults { get; init; }

    /// <summary>Actions that the product's identity needed and does not have, and how often it was refused.</summary>
    public IReadOnlyDictionary<string, int> RefusedActions { get; init; } = new Dictionary<string, int>();

    /// <summary>Requests that the simulated Azure does not know; none is right.</summary>
    public IReadOnlyList<string> UnexpectedRequests { get; init; } = [];

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    /// <summary>The state of every machine now, in the order of the world.</summary>
    public static async Task<IReadOnlyList<MachineState>> SnapshotAsync(
        SimulatedFleet world,
        CancellationToken cancellationToken
    )
    {
        return await Task.WhenAll(
            world.Machines.Select(async machine => new MachineState(
                (await machine.NegotiateAsync(cancellationToken)).Label(),
                TlsRegistryValues.Read(await machine.ReadRegistryAsync(cancellationToken))
            ))
        );
    }

    /// <summary>The truth from two snapshots and the world as it is now.</summary>
    public static GroundTruth Compare(
        SimulatedFleet world,
        int seed,
        IReadOnlyList<MachineState> before,
        IReadOnlyList<MachineState> after,
        IEnumerable<AcceptedOrder> accepted
    )
    {
        var sent = accepted.ToLookup(order => order.Machine.Value, order => new SentOrder(order.Name, order.At));
        var legacy = world.LegacyLinesByMachine();
        return new GroundTruth(
            seed,
            [
                .. world
                    .Machines.Select(
                        (machine, number) =>
                            new MachineTruth(
                                machine.Place.ResourceId.ToLowerInvariant(),
                                machine.Spec.Name,
                                machine.Spec.Story,
                                machine.Spec.Expected,
                                machine.Spec.IsLinux ? "Linux" : machine.Spec.Windows.ProductName,
                                before[number],
                                after[number],
                                machine.ScriptsRun,
                                machine.Restarts,
                                legacy.GetValueOrDefault(machine)
                            )
                            {
                                RepairsApplied = machine.Repairs.Applied,
                                RepairsRepeated = machine.Repairs.Repeated,
                                RestartsBeforeRepair = machine.Repairs.RestartsBefore,
                                IsDeleted = machine.IsDeleted,
                                Recreations = machine.Recreations,
                                OrdersSent = [.. sent[machine.Place.ResourceId.ToLowerInvariant()]],
                                OrdersRun = machine.OrdersRun,
                            }
                    )
                    .OrderBy(truth => truth.Id, StringComparer.Ordinal),
            ]
        );
    }

    /// <summary>As JSON for people and tests.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <summary>The counts of faults alone.</summary>
    public string FaultsToJson() => JsonSerializer.Serialize(Faults, Options);
}
