namespace Remediation.Evaluation;

/// <summary>
/// Why a machine makes legacy connections, as far as logs and machine tell. docs/diagnosis.md is the page for people.
/// </summary>
public enum Cause
{
    /// <summary>Schannel's TLS 1.2 client is off or disabled by default.</summary>
    SchannelOff,

    /// <summary>.NET Framework applications use their own old defaults.</summary>
    DotNetDefault,

    /// <summary>WinHTTP's default protocols leave TLS 1.2 out.</summary>
    WinHttpOverride,

    /// <summary>A policy or a tool rules these values or the cipher suites.</summary>
    PolicyManaged,

    /// <summary>FIPS mode is on.</summary>
    Fips,

    /// <summary>Client and server share no cipher suite of TLS 1.2.</summary>
    CipherMismatch,

    /// <summary>A program brings its own TLS, or chooses its protocol in its own code.</summary>
    NonSchannelClient,

    /// <summary>Too few connections to be more than a healthy client's brief fallback.</summary>
    TransientFallback,

    /// <summary>Every value was right already.</summary>
    AlreadyCompliant,

    /// <summary>Nothing that was read tells.</summary>
    Unknown,
}
