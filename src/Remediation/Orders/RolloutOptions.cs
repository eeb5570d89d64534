namespace Remediation.Orders;

/// <summary>
/// How writing orders begin: few first, then twice as many for each round that went well, up to the pace's concurrency.
/// </summary>
public sealed record RolloutOptions
{
    /// <summary>Machines that are written to before any other; each must have gone well. At least 1.</summary>
    public int CanarySize { get; init; } = 1;

    /// <summary>So many failed machines stop the sweep's writing. At least 1.</summary>
    public int MaxErrors { get; init; } = 10;

    /// <summary>
    /// Such a share of failed machines stops it too, 0 to 1, once <see cref="EnoughForShare"/> were written to.
    /// </summary>
    public double MaxErrorShare { get; init; } = 0.1;

    /// <summary>A share of fewer machines than this says nothing.</summary>
    public const int EnoughForShare = 20;
}
