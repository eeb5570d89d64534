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

    /// <summary>Why no more orders are sent; null while they are.</summary>
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
        (well, bad) = effect switch
        {
            OrderEffect.Well => (well + 1, bad),
            OrderEffect.Bad => (well, bad + 1),
            _ => (well, bad),
        };
        Closed ??=
            bad == 0 ? null
            : well < policy.Canary
                ? new Reason(ReasonCodes.CanaryFailed, $"{bad} of the first {well + bad} machines failed.")
            : bad >= policy.MaxErrors || IsTooLargeAShare
                ? new Reason(ReasonCodes.TooManyErrors, $"{bad} of {well + bad} machines failed.")
            : null;
    }

    private bool IsTooLargeAShare =>
        well + bad >= RampPolicy.EnoughForShare && bad > policy.MaxErrorShare * (well + bad);
}
