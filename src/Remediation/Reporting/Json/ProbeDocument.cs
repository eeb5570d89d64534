namespace Remediation.Reporting.Json;

/// <summary>How handshakes with a server ended, in words.</summary>
internal sealed record ProbeDocument(string DotNet, string WinHttp);
