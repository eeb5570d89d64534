using System.Globalization;
using Remediation.Inventory;
using Remediation.Verdicts;

namespace Simulator.Machines;

/// <summary>
/// One machine of the simulator: its properties, its faulty values, and the verdict that the product must reach.
/// </summary>
public sealed record MachineSpec
{
    /// <summary>
    /// Resource name, at most 15 characters; of a scale-set VM its set's name of at most 9, <c>_</c> and the instance's
    /// number.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>What kind of resource it is.</summary>
    public MachineKind Kind { get; init; } = MachineKind.AzureVm;

    /// <summary>
    /// What Windows calls it. Azure names the instances of a set by the set's prefix and six characters.
    /// </summary>
    public string ComputerName
    {
        get
        {
            return Kind == MachineKind.ScaleSetVm
                ? ScaleSet.Name
                    + int.Parse(ScaleSet.Instance, CultureInfo.InvariantCulture)
                        .ToString("000000", CultureInfo.InvariantCulture)
                : Name;
        }
    }

    /// <summary>Its scale set, which it has to itself, and its number there.</summary>
    public (string Name, string Instance) ScaleSet => (Name.Split('_')[0], Name.Split('_')[^1]);

    /// <summary>Its story in one line.</summary>
    public required string Story { get; init; }

    /// <summary>The verdict that the story demands after the whole loop.</summary>
    public required VerdictKind Expected { get; init; }

    /// <summary>Windows version; ignored for a Linux machine.</summary>
    public WindowsEdition Windows { get; init; } = WindowsEdition.Server2016;

    /// <summary>True for a Linux machine.</summary>
    public bool IsLinux { get; init; }

    /// <summary>The application that makes its connections.</summary>
    public ClientKind Client { get; init; } = ClientKind.DotNet4;

    /// <summary>True where the application keeps the protocol that it found when it started, until a restart.</summary>
    public bool IsLongRunning { get; init; }

    /// <summary>Registry values that were set before the first sweep.</summary>
    public IReadOnlyList<SeedValue> Seeds { get; init; } = [];

    /// <summary>Keys that no account, including SYSTEM, may write to.</summary>
    public IReadOnlyList<string> LockedKeys { get; init; } = [];

    /// <summary>Values that a policy writes at each restart.</summary>
    public IReadOnlyList<SeedValue> WrittenByPolicy { get; init; } = [];

    /// <summary>How its connections show in the logs.</summary>
    public LogVisibility Visibility { get; init; } = LogVisibility.EventWithResourceId;

    /// <summary>How the machine's tags are simulated.</summary>
    public SimulatedTags Tags { get; init; } = SimulatedTags.Ordinary;

    /// <summary>True where the machine is deallocated before the first sweep, after a week of connections.</summary>
    public bool IsDeallocated { get; init; }

    /// <summary>True where the product's identity may not run commands.</summary>
    public bool DeniesRunCommands { get; init; }

    /// <summary>True where the agent of an Arc server is told to run no scripts.</summary>
    public bool BlocksRunCommands { get; init; }

    /// <summary>True where its owner restarts it in the night after the repair.</summary>
    public bool RestartsTonight { get; init; } = true;

    /// <summary>True where one single connection falls back to TLS 1.0 the day before the first sweep.</summary>
    public bool FellBackOnce { get; init; }
}
