namespace Simulator.Machines;

/// <summary>What an application asks its TLS stack for. A closed hierarchy.</summary>
public abstract record TlsClientSettings
{
    private TlsClientSettings() { }

    /// <summary>It asks Schannel and names no protocol.</summary>
    public sealed record SystemDefault : TlsClientSettings;

    /// <summary>It asks Schannel for these.</summary>
    /// <param name="Protocols">At least one.</param>
    public sealed record Named(IReadOnlyList<WireProtocol> Protocols) : TlsClientSettings;

    /// <summary>It brings its own stack, which speaks this.</summary>
    /// <param name="Protocol">The protocol.</param>
    public sealed record NonSchannel(WireProtocol Protocol) : TlsClientSettings;
}
