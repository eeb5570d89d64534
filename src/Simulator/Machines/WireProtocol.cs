namespace Simulator.Machines;

/// <summary>Protocols that the simulator's clients negotiate, oldest first.</summary>
public enum WireProtocol
{
    /// <summary>No common protocol: the connection fails and leaves no log row.</summary>
    None,

    /// <summary>TLS 1.0.</summary>
    Tls10,

    /// <summary>TLS 1.1.</summary>
    Tls11,

    /// <summary>TLS 1.2.</summary>
    Tls12,

    /// <summary>TLS 1.3.</summary>
    Tls13,
}
