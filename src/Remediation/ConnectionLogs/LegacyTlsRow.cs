using Remediation.Findings;

namespace Remediation.ConnectionLogs;

/// <summary>
/// A workspace's row about one caller and one protocol version: the output contract of every source. All values are
/// untrusted text that only <see cref="FindingReader"/> reads.
/// </summary>
public sealed record LegacyTlsRow
{
    /// <summary>The table or source that said it, such as <c>Event</c> or <c>StorageBlobLogs</c>.</summary>
    public required string Source { get; init; }

    /// <summary>First connection in the window, UTC; null where the log's time could not be read.</summary>
    public DateTimeOffset? FirstSeen { get; init; }

    /// <summary>Last connection in the window, UTC; null where the log's time could not be read.</summary>
    public DateTimeOffset? LastSeen { get; init; }

    /// <summary>The protocol version as the source spells it.</summary>
    public string TlsVersion { get; init; } = "";

    /// <summary>The caller's address as logged: with or without port, brackets, IPv6.</summary>
    public string ClientIp { get; init; } = "";

    /// <summary>The caller's computer name as logged: NetBIOS or FQDN.</summary>
    public string ClientHost { get; init; } = "";

    /// <summary>The caller's ARM id, where the source knows it (<c>_ResourceId</c> of machine-side events).</summary>
    public string ClientResourceId { get; init; } = "";

    /// <summary>
    /// The object id of the managed identity that signed in, if the source contains it; empty in all other sources.
    /// </summary>
    public string ClientPrincipalId { get; init; } = "";

    /// <summary>What was called: an ARM id or a target name.</summary>
    public string ServerResourceId { get; init; } = "";

    /// <summary>
    /// <c>server</c> if the named machine was the server side of the connection; otherwise <c>client</c> or empty.
    /// </summary>
    public string Role { get; init; } = "";

    /// <summary>What else helps a person, such as a user agent.</summary>
    public string Evidence { get; init; } = "";

    /// <summary>Connections that this row stands for; at least 0.</summary>
    public long Hits { get; init; } = 1;

    /// <summary>
    /// All connections of this caller in the same source and window, any version; 0 if the source does not contain the
    /// total.
    /// </summary>
    public long TotalHits { get; init; }

    /// <summary>Distinct UTC days on which the row's connections happened; at least 1.</summary>
    public int Days { get; init; } = 1;
}
