using System.Diagnostics;
using Remediation.Reasons;

namespace Remediation.Orders.Running;

/// <summary>
/// How many writing orders may be in flight: the canary first, then one more for each machine that went well, which
/// doubles them with each round, up to the most. Too many errors close it for good.
/// </summary>
/// <param name="policy">The operator's choice.</param>
/// <param name="most">Most orders in flight.</param>
internal sealed class WriteWindow(RampPolicy policy, int most)
{
    private int well;
    private int bad;

    /// <summary>Why no more writing orders are sent; null while they are sent.</summary>
    public Reason? Closed { get; private set; }

    /// <summary>Writing orders that may be in flight now.</summary>
    public int Size
    {
        get
        {
            if (Closed is not null)
            {
                return 0;
            }

            if (well < policy.Canary)
            {
                return Math.Min(most, policy.Canary - well);
            }

            return Math.Min(most, well - policy.Canary + 1);
        }
    }

    /// <summary>A writing order has ended.</summary>
    public void Count(OrderEffect effect)
    {
        switch (effect)
        {
            case OrderEffect.Well:
                well++;
                break;
            case OrderEffect.Bad:
                bad++;
                break;
            case OrderEffect.Inconclusive:
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

        if (well < policy.Canary)
        {
            return new Reason(ReasonCodes.CanaryFailed, $"{bad} of the first {ended} machines failed.");
        }

        var isTooLargeAShare = ended >= RampPolicy.EnoughForShare && bad > policy.MaxErrorShare * ended;
        if (bad >= policy.MaxErrors || isTooLargeAShare)
        {
            return new Reason(ReasonCodes.TooManyErrors, $"{bad} of {ended} machines failed.");
        }

        return null;
    }
}
