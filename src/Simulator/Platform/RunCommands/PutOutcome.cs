namespace Simulator.Platform.RunCommands;

/// <summary>What came of a PUT.</summary>
internal enum PutOutcome
{
    /// <summary>A new run command.</summary>
    Created,

    /// <summary>The same body as before: nothing runs again.</summary>
    Unchanged,

    /// <summary>Another body: it runs again.</summary>
    Updated,

    /// <summary>One of this name is being deleted.</summary>
    BeingDeleted,

    /// <summary>The VM holds as many as it may.</summary>
    Full,
}
