namespace Lab.World;

/// <summary>What an application asks its TLS stack for. A closed hierarchy.</summary>
public abstract record TlsWish
{
    private TlsWish() { }

    /// <summary>It asks Schannel and names no protocol.</summary>
    public sealed record SystemDefault : TlsWish;

    /// <summary>It asks Schannel for these.</summary>
    /// <param name="Protocols">At least one.</param>
    public sealed record Named(IReadOnlyList<WireProtocol> Protocols) : TlsWish;

    /// <summary>It brings its own stack, which speaks this.</summary>
    /// <param name="Protocol">The protocol.</param>
    public sealed record OwnStack(WireProtocol Protocol) : TlsWish;
}
