using System.Diagnostics;
using Remediation.Reasons;

namespace Remediation.Orders.Scheduling;

/// <summary>
/// How many writing orders may be in flight: the canary first, then one more for each machine that went well, which
/// doubles them with each round, up to the most. Too many errors close it for good.
/// </summary>
/// <param name="policy">The operator's choice.</param>
/// <param name="most">Most orders in flight.</param>
internal sealed class RolloutWindow(RolloutOptions policy, int most)
{
    private int well;
    private int bad;

    /// <summary>Why no more writing orders are sent; null while they are sent.</summary>
    public Reason? Closed { get; private set; }

    /// <summary>How far the rollout is.</summary>
    public RolloutStatus Status => new(Size, well >= policy.CanarySize, Closed);

    /// <summary>Writing orders that may be in flight now.</summary>
    public int Size
    {
        get
        {
            if (Closed is not null)
            {
                return 0;
            }

            if (well < policy.CanarySize)
            {
                return Math.Min(most, policy.CanarySize - well);
            }

            return Math.Min(most, well - policy.CanarySize + 1);
        }
    }

    /// <summary>A writing order has ended.</summary>
    public void Count(RolloutSignal effect)
    {
        switch (effect)
        {
            case RolloutSignal.Success:
                well++;
                break;
            case RolloutSignal.Failure:
                bad++;
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
        var ended = well + bad;
        if (bad == 0)
        {
            return null;
        }

        if (well < policy.CanarySize)
        {
            return new Reason(ReasonCodes.CanaryFailed, $"{bad} of the first {ended} machines failed.");
        }

        var isTooLargeAShare = ended >= RolloutOptions.EnoughForShare && bad > policy.MaxErrorShare * ended;
        if (bad >= policy.MaxErrors || isTooLargeAShare)
        {
            return new Reason(ReasonCodes.TooManyErrors, $"{bad} of {ended} machines failed.");
        }

        return null;
    }
}
