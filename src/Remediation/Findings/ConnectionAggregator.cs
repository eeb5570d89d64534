namespace Remediation.Findings;

/// <summary>
/// Does in memory what every source's KQL does in the workspace: one row per caller, server and version, with the caller's total.
/// Modern connections give no row; they count in the totals.
/// </summary>
public static class ConnectionAggregator
{
    /// <summary>Aggregates raw connections into rows of the output contract.</summary>
    public static IReadOnlyList<LegacyTlsRow> Aggregate(IEnumerable<LoggedConnection> connections)
    {
        var bySource = connections.GroupBy(c => (c.Source, Caller: CallerKey(c)));
        return [.. bySource.SelectMany(caller => Rows([.. caller]))];
    }

    private static IEnumerable<LegacyTlsRow> Rows(IReadOnlyList<LoggedConnection> caller) => caller
        .Where(connection => !TlsProtocols.Parse(connection.TlsVersion).IsModern())
        .GroupBy(c => (c.TlsVersion, c.ServerResourceId, c.Evidence, HasTime: c.Time is not null))
        .Select(group => new LegacyTlsRow
        {
            Source = group.First().Source,
            FirstSeen = group.Min(c => c.Time),
            LastSeen = group.Max(c => c.Time),
            TlsVersion = group.Key.TlsVersion,
            ClientIp = group.First().ClientIp,
            ClientHost = group.First().ClientHost,
            ClientResourceId = group.First().ClientResourceId,
            ServerResourceId = group.Key.ServerResourceId,
            Role = group.First().Role,
            Evidence = group.Key.Evidence,
            Hits = group.Count(),
            TotalHits = caller.Count,
            Days = Math.Max(1, group.Where(c => c.Time is not null).Select(c => c.Time!.Value.UtcDateTime.Date).Distinct().Count()),
        });

    // Ports differ from connection to connection; the caller does not.
    private static Caller CallerKey(LoggedConnection c) => Caller.Of(new LegacyTlsRow
    {
        Source = c.Source,
        ClientIp = c.ClientIp,
        ClientHost = c.ClientHost,
        ClientResourceId = c.ClientResourceId,
        Role = c.Role,
    });
}
