using Cloud.Permissions;
using Simulator.Platform.Faults;

namespace Cli.Options;

/// <summary>The validated options of <c>serve</c>.</summary>
/// <param name="Port">
/// Port of the simulated Azure, https on loopback; 0 for a free one. The API uses the next port.
/// </param>
/// <param name="WithApi">True to host the API and the worker too.</param>
/// <param name="Storage">Where the state is kept.</param>
/// <param name="Machines">Machines in the fleet.</param>
/// <param name="Seed">Seed of all random decisions.</param>
/// <param name="Output">Folder for the certificate and the settings.</param>
public sealed record ServeOptions(
    int Port,
    bool WithApi,
    StorageKind Storage,
    int Machines,
    int Seed,
    DirectoryInfo Output
)
{
    /// <summary>How many faults occur.</summary>
    public FaultProfile Faults { get; init; } = FaultProfile.None;

    /// <summary>
    /// The machine role of the product's identity; it reads the logs in any case. The mode in the settings follows it.
    /// </summary>
    public ProductRole Role { get; init; } = ProductRole.Repairer;
}
