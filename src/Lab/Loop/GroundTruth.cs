using System.Text.Json;
using Lab.Platform;
using Lab.Platform.Faults;
using Lab.World;
using Remediation.Verdicts;

namespace Lab.Loop;

/// <summary>What one machine really is at one moment, read from the world itself, never from the product.</summary>
/// <param name="Protocol">What its application negotiates.</param>
/// <param name="Tls">Its TLS values, one text line each, sorted.</param>
public sealed record MachineState(string Protocol, IReadOnlyList<string> Tls);

/// <summary>What really happened to one machine.</summary>
/// <param name="Id">ARM id in lower case.</param>
/// <param name="Name">Name.</param>
/// <param name="Story">Its story.</param>
/// <param name="Expected">The verdict that the story demands after the whole loop.</param>
/// <param name="Windows">Windows version, or <c>Linux</c>.</param>
/// <param name="Before">Its state before the first sweep.</param>
/// <param name="After">Its state after the last sweep.</param>
/// <param name="ScriptsRun">Scripts that ran inside it.</param>
/// <param name="Restarts">Times it restarted.</param>
/// <param name="LegacyLines">Log lines older than TLS 1.2 that it caused.</param>
public sealed record MachineTruth(
    string Id,
    string Name,
    string Story,
    VerdictKind Expected,
    string Windows,
    MachineState Before,
    MachineState After,
    int ScriptsRun,
    int Restarts,
    int LegacyLines
)
{
    /// <summary>Repair scripts that changed values.</summary>
    public int RepairsApplied { get; init; }

    /// <summary>Of these, the ones that changed values a second time although nobody had put them back; 0 is right.</summary>
    public int RepairsRepeated { get; init; }

    /// <summary>How many of its restarts came before the last repair that changed values.</summary>
    public int RestartsBeforeRepair { get; init; }

    /// <summary>True where a fault deleted it.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>How often a fault made it anew under its name.</summary>
    public int Recreations { get; init; }

    /// <summary>The orders that the platform accepted, in that order, whether or not the product heard of it.</summary>
    public IReadOnlyList<SentOrder> OrdersSent { get; init; } = [];

    /// <summary>The orders whose scripts ran to their end; one that ran twice is there twice.</summary>
    public IReadOnlyList<string> OrdersRun { get; init; } = [];
}

/// <summary>An order that the platform accepted.</summary>
/// <param name="Name">Name of the run command.</param>
/// <param name="At">When.</param>
public sealed record SentOrder(string Name, DateTimeOffset At);

/// <summary>The Lab's world before and after, per machine: what a report can be checked against.</summary>
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
        LabWorld world,
        CancellationToken cancellationToken
    ) =>
        await Task.WhenAll(
            world.Machines.Select(async machine => new MachineState(
                (await machine.NegotiateAsync(cancellationToken)).Label(),
                TlsValues.Of(await machine.ReadRegistryAsync(cancellationToken))
            ))
        );

    /// <summary>The truth from two snapshots and the world as it is now.</summary>
    public static GroundTruth Of(
        LabWorld world,
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
