namespace Simulator.Platform.Throttling;

/// <summary>Who counts.</summary>
public enum QuotaLayer
{
    /// <summary>Resource Manager's front door.</summary>
    ResourceManager,

    /// <summary>The Compute resource provider behind it.</summary>
    Compute,

    /// <summary>Resource Graph.</summary>
    Graph,
}
