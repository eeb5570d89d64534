namespace Simulation.Tests.World;

/// <summary>Where a run command stands.</summary>
internal enum RunStage
{
    /// <summary>Accepted; no script has started yet.</summary>
    Creating,

    /// <summary>The script runs.</summary>
    Running,

    /// <summary>The platform gave it up although the script may still start.</summary>
    GivenUp,

    /// <summary>It ended, and has words to show.</summary>
    Ended,

    /// <summary>It is being deleted.</summary>
    Deleting,
}
