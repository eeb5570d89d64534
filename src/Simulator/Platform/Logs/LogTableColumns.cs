namespace Simulator.Platform.Logs;

/// <summary>The columns of the answers to the product's own queries, with their types in the wire format.</summary>
internal static class LogTableColumns
{
    /// <summary>Legacy connections per caller.</summary>
    public static readonly (string Name, string Type)[] Findings =
    [
        ("Source", "string"),
        ("FirstSeen", "datetime"),
        ("LastSeen", "datetime"),
        ("TlsVersion", "string"),
        ("ClientIp", "string"),
        ("ClientHost", "string"),
        ("ClientResourceId", "string"),
        ("ServerResourceId", "string"),
        ("Role", "string"),
        ("Evidence", "string"),
        ("Hits", "long"),
        ("TotalHits", "long"),
        ("Days", "long"),
        ("ClientPrincipalId", "string"),
    ];

    /// <summary>Connections per machine.</summary>
    public static readonly (string Name, string Type)[] Traffic =
    [
        ("Source", "string"),
        ("Machine", "string"),
        ("LegacyHits", "long"),
        ("ModernHits", "long"),
    ];

    /// <summary>Records per source.</summary>
    public static readonly (string Name, string Type)[] RecordCounts =
    [
        ("Source", "string"),
        ("Exists", "long"),
        ("Records", "long"),
        ("Newest", "datetime"),
    ];

    /// <summary>Machines seen at addresses.</summary>
    public static readonly (string Name, string Type)[] AddressObservations =
    [
        ("Address", "string"),
        ("ResourceId", "string"),
        ("HostName", "string"),
        ("From", "datetime"),
        ("To", "datetime"),
    ];
}
