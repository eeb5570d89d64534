using Remediation.Policies;

namespace Remediation.Execution;

/// <summary>One pass, as it is asked for.</summary>
/// <param name="Id">The sweep's id; the same id after a crash finds its own orders again.</param>
/// <param name="Policy">The operator's choices.</param>
public sealed record SweepRun(string Id, SweepPolicy Policy)
{
    /// <summary>
    /// True where a sweep of this id may have begun before: then every order is asked for before it is sent.
    /// </summary>
    public bool IsResumed { get; init; }

    /// <summary>Its id where it runs again; empty where it runs for the first time.</summary>
    internal string ResumedId => IsResumed ? Id : "";
}
