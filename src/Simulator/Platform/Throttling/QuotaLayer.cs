namespace Simulator.Platform.Throttling;

/// <summary>The service that counts calls.</summary>
public enum QuotaLayer
{
    /// <summary>Resource Manager's shared front end.</summary>
    ResourceManager,

    /// <summary>The Compute resource provider behind it.</summary>
    Compute,

    /// <summary>Resource Graph.</summary>
    Graph,
}
