namespace Remediation.Reporting.Json;

/// <summary>Who made the connections, as far as the log names them.</summary>
internal sealed record CallerDocument(
    string Label,
    string ResourceId,
    string HostName,
    string Address,
    string PrincipalId,
    bool ServerSide
);
