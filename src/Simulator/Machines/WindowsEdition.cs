namespace Simulator.Machines;

/// <summary>
/// A simulated Windows version: the defaults of its Schannel without registry values. This table is independent of the
/// product's table on purpose, so that an error in one is detected by the other.
/// </summary>
/// <param name="Sku">Marketplace SKU.</param>
/// <param name="ProductName">What the registry calls it.</param>
/// <param name="Build">Build number.</param>
/// <param name="OnByDefault">Protocols that Schannel offers by itself.</param>
/// <param name="DotNetRelease">Release number of the .NET Framework that the image carries.</param>
public sealed record WindowsEdition(
    string Sku,
    string ProductName,
    int Build,
    IReadOnlyList<WireProtocol> OnByDefault,
    int DotNetRelease
)
{
    /// <summary>Windows Server 2008 R2.</summary>
    public static readonly WindowsEdition Server2008R2 = new(
        "2008-R2-SP1",
        "Windows Server 2008 R2 Datacenter",
        7601,
        [WireProtocol.Tls10],
        378758
    );

    /// <summary>Windows Server 2012 R2.</summary>
    public static readonly WindowsEdition Server2012R2 = new(
        "2012-R2-Datacenter",
        "Windows Server 2012 R2 Datacenter",
        9600,
        [WireProtocol.Tls10, WireProtocol.Tls11, WireProtocol.Tls12],
        379893
    );

    /// <summary>Windows Server 2016.</summary>
    public static readonly WindowsEdition Server2016 = new(
        "2016-datacenter",
        "Windows Server 2016 Datacenter",
        14393,
        [WireProtocol.Tls10, WireProtocol.Tls11, WireProtocol.Tls12],
        394802
    );

    /// <summary>Windows Server 2019.</summary>
    public static readonly WindowsEdition Server2019 = new(
        "2019-datacenter",
        "Windows Server 2019 Datacenter",
        17763,
        [WireProtocol.Tls10, WireProtocol.Tls11, WireProtocol.Tls12],
        461814
    );

    /// <summary>Windows Server 2022.</summary>
    public static readonly WindowsEdition Server2022 = new(
        "2022-datacenter-azure-edition",
        "Windows Server 2022 Datacenter Azure Edition",
        20348,
        [WireProtocol.Tls10, WireProtocol.Tls11, WireProtocol.Tls12, WireProtocol.Tls13],
        528449
    );
}
