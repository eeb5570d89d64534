namespace Remediation.Baseline;

/// <summary>A group of settings that is switched on as one.</summary>
public enum BaselinePart
{
    /// <summary>TLS 1.2 client and server in Schannel. On by default.</summary>
    Schannel,

    /// <summary>.NET Framework 4.x. On by default.</summary>
    DotNet4,

    /// <summary>.NET Framework 2.0 to 3.5. Opt-in.</summary>
    DotNet2,

    /// <summary>WinHTTP's default protocols. Opt-in.</summary>
    WinHttp,

    /// <summary>Switches SSL 3.0, TLS 1.0 and TLS 1.1 off. Opt-in, and never part of a default.</summary>
    DisableLegacy,
}
