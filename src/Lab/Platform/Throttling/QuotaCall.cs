using Remediation.Fleet;

namespace Lab.Platform.Throttling;

/// <summary>What a call to Azure does, as its limits tell calls apart.</summary>
public enum CallKind
{
    /// <summary>GET of a machine, its instance view, a run command or a machine's run commands.</summary>
    Read,

    /// <summary>PUT of a run command.</summary>
    Write,

    /// <summary>DELETE of a run command.</summary>
    Delete,

    /// <summary>Polling of a long-running operation.</summary>
    Poll,

    /// <summary>GET of all machines of a subscription or a resource group.</summary>
    List,

    /// <summary>Resource Graph query.</summary>
    Graph,
}

/// <summary>A call that asks to go.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Subscription">In which subscription; empty for Resource Graph, which counts per caller.</param>
/// <param name="Region">In which region; empty where the call reaches no Compute provider, for instance because there is no such machine.</param>
/// <param name="Machine">On which machine; null where it is about none, or where its address does not tell.</param>
public sealed record QuotaCall(CallKind Kind, string Subscription, string Region, MachineId? Machine);

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

/// <summary>What a policy still allows.</summary>
/// <param name="Layer">Who counts.</param>
/// <param name="Policy">What it is called in headers.</param>
/// <param name="Size">Most calls at once.</param>
/// <param name="Remaining">Calls that could go now.</param>
public sealed record QuotaCount(QuotaLayer Layer, string Policy, int Size, int Remaining);

/// <summary>Whether a call may go. A closed hierarchy.</summary>
public abstract record QuotaAnswer
{
    private QuotaAnswer() { }

    /// <summary>It may, and was counted.</summary>
    /// <param name="Counts">What every policy that counted it still allows.</param>
    /// <param name="ResetsAfter">Time until Resource Graph's window starts anew; null for every other call.</param>
    public sealed record Granted(IReadOnlyList<QuotaCount> Counts, TimeSpan? ResetsAfter = null) : QuotaAnswer;

    /// <summary>It may not.</summary>
    /// <param name="By">The policy that refused it.</param>
    /// <param name="Wait">When it may, if nobody else comes first.</param>
    public sealed record Refused(QuotaCount By, TimeSpan Wait) : QuotaAnswer;
}
