using System.Diagnostics;
using Remediation.Reasons;

namespace Remediation.Orders.Scheduling;

/// <summary>
/// How many writing orders may be in flight: the canary first, then one more for each success, which doubles the number
/// with each round, up to <paramref name="most"/>. Too many errors close the window for the rest of the sweep.
/// </summary>
/// <param name="policy">The operator's choice.</param>
/// <param name="most">Most orders in flight.</param>
internal sealed class RolloutWindow(RolloutOptions policy, int most)
{
    private int successes;
    private int failures;

    /// <summary>Why no more writing orders are sent; null while they are sent.</summary>
    public Reason? Closed { get; private set; }

    /// <summary>How far the rollout is.</summary>
    public RolloutStatus Status => new(Size, successes >= policy.CanarySize, Closed);

    /// <summary>Writing orders that may be in flight now.</summary>
    public int Size
    {
        get
        {
            if (Closed is not null)
            {
                return 0;
            }

            if (successes < policy.CanarySize)
            {
                return Math.Min(most, policy.CanarySize - successes);
            }

            return Math.Min(most, successes - policy.CanarySize + 1);
        }
    }

    /// <summary>Counts an ended writing order.</summary>
    public void Count(RolloutSignal effect)
    {
        switch (effect)
        {
            case RolloutSignal.Success:
                successes++;
                break;
            case RolloutSignal.Failure:
                failures++;
                break;
            case RolloutSignal.Inconclusive:
                break;
            default:
                throw new UnreachableException($"The effect {effect} is not counted.");
        }

        Closed ??= FindClosingReason();
    }

    private Reason? FindClosingReason()
    {
        var ended = successes + failures;
        if (failures == 0)
        {
            return null;
        }

        if (successes < policy.CanarySize)
        {
            return new Reason(ReasonCodes.CanaryFailed, $"{failures} of the first {ended} machines failed.");
        }

        var isTooLargeAShare = ended >= RolloutOptions.EnoughForShare && failures > policy.MaxErrorShare * ended;
        if (failures >= policy.MaxErrors || isTooLargeAShare)
        {
            return new Reason(ReasonCodes.TooManyErrors, $"{failures} of {ended} machines failed.");
        }

        return null;
    }
}
