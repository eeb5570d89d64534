using Remediation.Policies;

namespace Remediation.Execution;

/// <summary>One requested sweep.</summary>
/// <param name="Id">The sweep's id; a sweep that restarts after a crash with the same id finds its own orders.</param>
/// <param name="Policy">The operator's choices.</param>
public sealed record SweepRun(string Id, SweepPolicy Policy)
{
    /// <summary>
    /// True if a sweep of this id may have begun before; every order is then looked up before it is sent.
    /// </summary>
    public bool IsResumed { get; init; }

    /// <summary>The sweep's id if it is resumed; empty if it runs for the first time.</summary>
    internal string ResumedId => IsResumed ? Id : "";
}
