namespace Remediation.GuestReports;

/// <summary>Where a handshake failed.</summary>
public enum ProbeStage
{
    /// <summary>The name has no address.</summary>
    Name,

    /// <summary>No connection came about.</summary>
    Connect,

    /// <summary>The two sides agreed on no protocol, cipher or key, or one of them hung up.</summary>
    Tls,

    /// <summary>Nobody answered in time.</summary>
    Timeout,
}
