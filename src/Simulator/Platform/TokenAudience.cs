namespace Simulator.Platform;

/// <summary>The audience of a token; the token is refused elsewhere.</summary>
internal enum TokenAudience
{
    /// <summary>Resource Manager, with Resource Graph.</summary>
    Arm,

    /// <summary>Log Analytics.</summary>
    Logs,
}
