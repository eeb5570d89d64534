namespace Simulator.Platform.Faults;

/// <summary>How much goes wrong.</summary>
public enum FaultProfile
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>
    /// Every kind once, and a tenth of a large fleet in all; a call that fails works when it is made again.
    /// </summary>
    Light,

    /// <summary>Every machine meets something, many meet two things; a call may fail twice in a row.</summary>
    Heavy,
}
