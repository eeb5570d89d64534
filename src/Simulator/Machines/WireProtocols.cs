using System.Diagnostics;

namespace Simulator.Machines;

/// <summary>Names of <see cref="WireProtocol"/>.</summary>
public static class WireProtocols
{
    /// <summary>As Schannel's events and registry keys spell it.</summary>
    public static string Label(this WireProtocol protocol)
    {
        return protocol switch
        {
            WireProtocol.Tls10 => "TLS 1.0",
            WireProtocol.Tls11 => "TLS 1.1",
            WireProtocol.Tls12 => "TLS 1.2",
            WireProtocol.Tls13 => "TLS 1.3",
            WireProtocol.None => "none",
            _ => throw new UnreachableException($"{protocol} is no known protocol."),
        };
    }
}
