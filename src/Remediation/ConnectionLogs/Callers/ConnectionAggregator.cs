namespace Remediation.ConnectionLogs.Callers;

/// <summary>
/// Aggregates in memory as every source's KQL does in the workspace: one row per caller, server and version, with the
/// caller's total. Modern connections give no row and count only in the totals. One pass; memory grows with callers and
/// rows, not with connections.
/// </summary>
public static class ConnectionAggregator
{
    /// <summary>
    /// Aggregates raw connections into rows of the output contract, in the order in which their callers first appear.
    /// </summary>
    public static IReadOnlyList<LegacyTlsRow> Aggregate(IEnumerable<LoggedConnection> connections)
    {
        var order = new List<CallerCounts>();
        var known = new Dictionary<(string Source, Caller Caller), CallerCounts>();
        foreach (var connection in connections)
        {
            var key = (connection.Source, CallerKey(connection));
            if (!known.TryGetValue(key, out var caller))
            {
                caller = new CallerCounts(connection);
                known.Add(key, caller);
                order.Add(caller);
            }

            caller.Add(connection);
        }

        return [.. order.SelectMany(caller => caller.Rows)];
    }

    // The port is not part of the caller, because it differs for each connection.
    private static Caller CallerKey(LoggedConnection c)
    {
        return Caller.FromRow(
            new LegacyTlsRow
            {
                Source = c.Source,
                ClientIp = c.ClientIp,
                ClientHost = c.ClientHost,
                ClientResourceId = c.ClientResourceId,
                ClientPrincipalId = c.ClientPrincipalId,
                Role = c.Role,
            }
        );
    }
}
