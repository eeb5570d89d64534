namespace Cli.Options;

/// <summary>Where the simulator keeps the product's state.</summary>
public enum StorageKind
{
    /// <summary>In this process; lost when it ends.</summary>
    Memory,

    /// <summary>In a separate Azurite process; also lost when this process ends.</summary>
    Azurite,
}
