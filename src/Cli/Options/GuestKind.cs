namespace Cli.Options;

/// <summary>What the simulator's machines are made of.</summary>
public enum GuestKind
{
    /// <summary>A registry and a TLS stack played in memory.</summary>
    Memory,

    /// <summary>Windows' registry and TLS stack as Wine has them.</summary>
    Wine,
}
