namespace Remediation.GuestReports;

/// <summary>How handshakes with a server ended, each by the defaults of what made it.</summary>
/// <param name="DotNet">By .NET Framework, in the PowerShell that ran the script.</param>
/// <param name="WinHttp">By WinHTTP, which does not report the protocol.</param>
public sealed record ProbeFacts(ProbeResult DotNet, ProbeResult WinHttp);
