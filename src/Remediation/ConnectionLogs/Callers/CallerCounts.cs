namespace Remediation.ConnectionLogs.Callers;

/// <summary>Counts one caller's connections in one source.</summary>
/// <param name="first">The caller's first connection; every row uses its spelling of the caller.</param>
internal sealed class CallerCounts(LoggedConnection first)
{
    private readonly List<RowTally> order = [];
    private readonly Dictionary<(string Version, string Server, string Evidence, bool HasTime), RowTally> known = [];
    private long total;

    /// <summary>The rows counted so far.</summary>
    public IEnumerable<LegacyTlsRow> Rows => order.Select(row => row.ToRow(total));

    /// <summary>Counts a connection of this caller.</summary>
    public void Add(LoggedConnection connection)
    {
        total += connection.Hits;
        if (TlsProtocols.Parse(connection.TlsVersion).IsModern())
        {
            return;
        }

        // Connections without a time are counted in a separate row, which the reader of findings skips.
        var key = (
            connection.TlsVersion,
            connection.ServerResourceId,
            connection.Evidence,
            connection.Time is not null
        );
        if (!known.TryGetValue(key, out var row))
        {
            row = new RowTally(
                connection with
                {
                    ClientIp = first.ClientIp,
                    ClientHost = first.ClientHost,
                    ClientResourceId = first.ClientResourceId,
                    ClientPrincipalId = first.ClientPrincipalId,
                    Role = first.Role,
                }
            );
            known.Add(key, row);
            order.Add(row);
        }

        row.Add(connection.Time, connection.Hits);
    }

    private sealed class RowTally(LoggedConnection like)
    {
        private readonly HashSet<DateTime> days = [];
        private DateTimeOffset? firstSeen;
        private DateTimeOffset? lastSeen;
        private long hits;

        public void Add(DateTimeOffset? time, long count)
        {
            hits += count;
            if (time is { } at)
            {
                days.Add(at.UtcDateTime.Date);
                firstSeen = at < firstSeen ? at : firstSeen ?? at;
                lastSeen = at > lastSeen ? at : lastSeen ?? at;
            }
        }

        public LegacyTlsRow ToRow(long callerTotal)
        {
            return new()
            {
                Source = like.Source,
                FirstSeen = firstSeen,
                LastSeen = lastSeen,
                TlsVersion = like.TlsVersion,
                ClientIp = like.ClientIp,
                ClientHost = like.ClientHost,
                ClientResourceId = like.ClientResourceId,
                ClientPrincipalId = like.ClientPrincipalId,
                ServerResourceId = like.ServerResourceId,
                Role = like.Role,
                Evidence = like.Evidence,
                Hits = hits,
                TotalHits = callerTotal,
                Days = Math.Max(1, days.Count),
            };
        }
    }
}
