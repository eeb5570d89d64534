namespace Remediation.ConnectionLogs.Callers;

/// <summary>
/// Does in memory what every source's KQL does in the workspace: one row per caller, server and version, with the
/// caller's total. Modern connections give no row; they count in the totals. One pass; memory grows with callers and
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

    // Ports differ from connection to connection; the caller does not.
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
