namespace Simulator.Platform;

/// <summary>Whom a token is for. It opens nothing else.</summary>
internal enum TokenAudience
{
    /// <summary>Resource Manager, with Resource Graph.</summary>
    Arm,

    /// <summary>Log Analytics.</summary>
    Logs,
}
