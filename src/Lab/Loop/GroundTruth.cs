using System.Text.Json;
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
    string Id, string Name, string Story, VerdictKind Expected, string Windows, MachineState Before, MachineState After,
    int ScriptsRun, int Restarts, int LegacyLines);

/// <summary>The Lab's world before and after, per machine: what a report can be checked against.</summary>
/// <param name="Seed">The seed that made the world.</param>
/// <param name="Machines">In order of id.</param>
public sealed record GroundTruth(int Seed, IReadOnlyList<MachineTruth> Machines)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    /// <summary>The state of every machine now, in the order of the world.</summary>
    public static async Task<IReadOnlyList<MachineState>> SnapshotAsync(LabWorld world, CancellationToken cancellationToken) =>
        await Task.WhenAll(world.Machines.Select(async machine => new MachineState(
            (await machine.NegotiateAsync(cancellationToken)).Label(), TlsValues.Of(await machine.ReadRegistryAsync(cancellationToken)))));

    /// <summary>The truth from two snapshots and the world as it is now.</summary>
    public static GroundTruth Of(LabWorld world, int seed, IReadOnlyList<MachineState> before, IReadOnlyList<MachineState> after)
    {
        var legacy = world.LegacyLinesByMachine();
        return new GroundTruth(seed, [.. world.Machines.Select((machine, number) => new MachineTruth(
            machine.Place.ResourceId.ToLowerInvariant(), machine.Spec.Name, machine.Spec.Story, machine.Spec.Expected,
            machine.Spec.IsLinux ? "Linux" : machine.Spec.Windows.ProductName, before[number], after[number],
            machine.ScriptsRun, machine.Restarts, legacy.GetValueOrDefault(machine))).OrderBy(truth => truth.Id, StringComparer.Ordinal)]);
    }

    /// <summary>As JSON for people and tests.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options);
}
