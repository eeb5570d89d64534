namespace Remediation.Evaluation;

/// <summary>
/// Why a machine makes legacy connections, derived from the logs and the machine's report. docs/diagnosis.md explains
/// each cause for operators.
/// </summary>
public enum Cause
{
    /// <summary>Schannel's TLS 1.2 client is off or disabled by default.</summary>
    SchannelOff,

    /// <summary>.NET Framework applications use their own old defaults.</summary>
    DotNetDefault,

    /// <summary>WinHTTP's default protocols leave TLS 1.2 out.</summary>
    WinHttpOverride,

    /// <summary>A policy or a tool manages these values or the cipher suites.</summary>
    PolicyManaged,

    /// <summary>FIPS mode is on.</summary>
    Fips,

    /// <summary>Client and server share no cipher suite of TLS 1.2.</summary>
    CipherMismatch,

    /// <summary>A program has its own TLS library, or sets its protocol in code.</summary>
    NonSchannelClient,

    /// <summary>Too few connections to be more than a healthy client's brief fallback.</summary>
    TransientFallback,

    /// <summary>Every value met the baseline already.</summary>
    AlreadyCompliant,

    /// <summary>No fact points to a cause.</summary>
    Unknown,
}
