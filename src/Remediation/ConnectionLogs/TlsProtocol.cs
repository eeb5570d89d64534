namespace Remediation.ConnectionLogs;

/// <summary>
/// A protocol version, as precisely as a log contains it. Only <c>Ssl2</c> to <c>LegacyUnspecified</c> are legacy.
/// </summary>
public enum TlsProtocol
{
    /// <summary>Empty or not understood: never legacy, never modern.</summary>
    Unknown,

    /// <summary>SSL 2.0.</summary>
    Ssl2,

    /// <summary>SSL 3.0.</summary>
    Ssl3,

    /// <summary>TLS 1.0.</summary>
    Tls10,

    /// <summary>TLS 1.1.</summary>
    Tls11,

    /// <summary>Older than TLS 1.2, not said which (Entra's "Legacy TLS (TLS 1.0, 1.1, 3DES)").</summary>
    LegacyUnspecified,

    /// <summary>TLS 1.2 or newer, not said which.</summary>
    ModernUnspecified,

    /// <summary>TLS 1.2.</summary>
    Tls12,

    /// <summary>TLS 1.3.</summary>
    Tls13,
}
