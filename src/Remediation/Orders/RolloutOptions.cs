namespace Remediation.Orders;

/// <summary>
/// The ramp of writing orders: the canary first, then twice as many after each successful round, up to
/// <see cref="OrderExecutionOptions.MaxConcurrency"/>.
/// </summary>
public sealed record RolloutOptions
{
    /// <summary>Machines that are written to before all others; each must succeed. At least 1.</summary>
    public int CanarySize { get; init; } = 1;

    /// <summary>This number of failed machines stops all further writing orders of the sweep. At least 1.</summary>
    public int MaxErrors { get; init; } = 10;

    /// <summary>
    /// This share of failed machines, 0 to 1, also stops further writing orders, once <see cref="EnoughForShare"/>
    /// machines were written to.
    /// </summary>
    public double MaxErrorShare { get; init; } = 0.1;

    /// <summary>The number of machines from which on <see cref="MaxErrorShare"/> applies.</summary>
    public const int EnoughForShare = 20;
}
