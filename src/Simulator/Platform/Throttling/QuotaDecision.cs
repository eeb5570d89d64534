namespace Simulator.Platform.Throttling;

/// <summary>Whether a call may go. A closed hierarchy.</summary>
public abstract record QuotaDecision
{
    private QuotaDecision() { }

    /// <summary>It may, and was counted.</summary>
    /// <param name="Counts">What every policy that counted it still allows.</param>
    /// <param name="ResetsAfter">Time until Resource Graph's window starts anew; null for every other call.</param>
    public sealed record Granted(IReadOnlyList<QuotaCount> Counts, TimeSpan? ResetsAfter = null) : QuotaDecision;

    /// <summary>It may not.</summary>
    /// <param name="By">The policy that refused it.</param>
    /// <param name="Wait">When it may, if nobody else comes first.</param>
    public sealed record Refused(QuotaCount By, TimeSpan Wait) : QuotaDecision;
}
