namespace Remediation.Baseline;

/// <summary>
/// What a missing value means, by Windows build. State of 2026-11; sources: Microsoft's win32 docs "Protocols in
/// TLS/SSL (Schannel SSP)" (2025-03-20), KB3140245 and "Option Flags" of WinHTTP, the .NET Framework TLS guide.
/// </summary>
public static class WindowsDefaults
{
    /// <summary>Windows Server 2008 R2 (6.1): TLS 1.2 exists and is off by default.</summary>
    public const int Server2008R2 = 7601;

    /// <summary>Windows Server 2012 (6.2): from here on TLS 1.2 is on by default, client and server.</summary>
    public const int Server2012 = 9200;

    /// <summary>Windows Server 2012 R2 (6.3): from here on WinHTTP's own default includes TLS 1.2.</summary>
    public const int Server2012R2 = 9600;

    /// <summary>First build whose Schannel has TLS 1.2 on by default.</summary>
    public const int SchannelTls12OnFrom = Server2012;

    /// <summary>
    /// First build whose WinHTTP has TLS 1.2 on by default; from this build on the value is never created, because it
    /// would replace the default.
    /// </summary>
    public const int WinHttpTls12OnFrom = Server2012R2;

    /// <summary>WinHTTP's bit for TLS 1.2.</summary>
    public const uint WinHttpTls12 = 0x800;

    /// <summary>
    /// What older systems get if the value is missing: their default (SSL 3.0 and TLS 1.0, 0xA0) with TLS 1.1 and 1.2
    /// added, so that existing connections keep working. Same choice as Configuration Manager's guide.
    /// </summary>
    public const uint WinHttpOldDefaultWithTls12 = 0xAA0;
}
