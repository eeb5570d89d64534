using Cloud.Permissions;
using Remediation.Policies;
using Simulator.Platform.Faults;

namespace Cli.Options;

/// <summary>The validated options of the demo.</summary>
/// <param name="Machines">
/// Machines in the fleet; generated ones are added to the named ones, which are always there.
/// </param>
/// <param name="Seed">Seed of all random decisions.</param>
/// <param name="Mode">The mode of the sweeps.</param>
/// <param name="Storage">Where the product's state is kept.</param>
/// <param name="Guests">How the machines are simulated.</param>
/// <param name="Output">Folder for the report files.</param>
/// <param name="IsQuiet">True to print only the result.</param>
public sealed record DemoOptions(
    int Machines,
    int Seed,
    SweepMode Mode,
    StorageKind Storage,
    GuestKind Guests,
    DirectoryInfo Output,
    bool IsQuiet
)
{
    /// <summary>How many faults occur.</summary>
    public FaultProfile Faults { get; init; } = FaultProfile.None;

    /// <summary>The machine role of the product's identity; it reads the logs in any case.</summary>
    public ProductRole Role { get; init; } = ProductRole.Repairer;
}
