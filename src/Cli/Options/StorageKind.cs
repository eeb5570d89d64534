namespace Cli.Options;

/// <summary>Where the simulator keeps the product's state.</summary>
public enum StorageKind
{
    /// <summary>In this process; gone with it.</summary>
    Memory,

    /// <summary>In an Azurite of its own; gone with it too.</summary>
    Azurite,
}
