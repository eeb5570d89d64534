namespace Cli.Options;

/// <summary>How the simulator's machines are simulated.</summary>
public enum GuestKind
{
    /// <summary>A registry and a TLS stack in memory.</summary>
    Memory,

    /// <summary>Wine's registry and TLS stack.</summary>
    Wine,
}
