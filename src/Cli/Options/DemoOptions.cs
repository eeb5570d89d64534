using Cloud.Permissions;
using Remediation.Policies;
using Simulator.Platform.Faults;

namespace Cli.Options;

/// <summary>What the command line asks for, checked.</summary>
/// <param name="Machines">
/// Machines in the fleet; generated ones are added to the named ones, which are always there.
/// </param>
/// <param name="Seed">Fixes everything that chance decides.</param>
/// <param name="Mode">How far the loop goes.</param>
/// <param name="Storage">Where the product's state is kept.</param>
/// <param name="Guests">What the machines are made of.</param>
/// <param name="Output">Folder for the report files.</param>
/// <param name="IsQuiet">True where only the result is printed.</param>
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
    /// <summary>How much goes wrong on the way.</summary>
    public FaultProfile Faults { get; init; } = FaultProfile.None;

    /// <summary>The machine role of the product's identity; it reads the logs in any case.</summary>
    public ProductRole Role { get; init; } = ProductRole.Repairer;
}
