using Remediation.ConnectionLogs;
using Simulator.Machines;

namespace Simulation.Tests.World;

/// <summary>A machine's connections: so many an hour, with the protocol that it negotiated at the time.</summary>
/// <param name="perHour">Connections an hour while it negotiates anything.</param>
internal sealed class Traffic(double perHour)
{
    private readonly List<(DateTimeOffset From, WireProtocol Protocol)> spans = [];

    /// <summary>From now on it connects so.</summary>
    public void Note(DateTimeOffset now, WireProtocol protocol)
    {
        if (spans.Count == 0 || spans[^1].Protocol != protocol)
        {
            spans.Add((now, protocol));
        }
    }

    /// <summary>
    /// The row of this machine in a log for a window; null if there was no legacy connection.
    /// </summary>
    public LegacyTlsRow? Row(DateTimeOffset from, DateTimeOffset to)
    {
        var legacy = Spans(from, to)
            .Where(span => span.Protocol is WireProtocol.Tls10 or WireProtocol.Tls11 && span.Hits > 0)
            .ToList();
        return legacy.Count == 0
            ? null
            : new LegacyTlsRow
            {
                Source = "Event",
                FirstSeen = legacy[0].From,
                LastSeen = legacy[^1].To.AddSeconds(-1),
                TlsVersion = legacy[^1].Protocol.Label(),
                Hits = legacy.Sum(span => span.Hits),
                TotalHits = Spans(from, to).Sum(span => span.Hits),
                Days = 1 + (legacy[^1].To - legacy[0].From).Days,
            };
    }

    /// <summary>Legacy and modern connections of a window.</summary>
    public (long Legacy, long Modern) Count(DateTimeOffset from, DateTimeOffset to) =>
        (
            Spans(from, to)
                .Where(span => span.Protocol is WireProtocol.Tls10 or WireProtocol.Tls11)
                .Sum(span => span.Hits),
            Spans(from, to)
                .Where(span => span.Protocol is WireProtocol.Tls12 or WireProtocol.Tls13)
                .Sum(span => span.Hits)
        );

    private IEnumerable<(DateTimeOffset From, DateTimeOffset To, WireProtocol Protocol, long Hits)> Spans(
        DateTimeOffset from,
        DateTimeOffset to
    )
    {
        for (var index = 0; index < spans.Count; index++)
        {
            var start = spans[index].From > from ? spans[index].From : from;
            var end = index + 1 < spans.Count && spans[index + 1].From < to ? spans[index + 1].From : to;
            if (start < end)
            {
                yield return (
                    start,
                    end,
                    spans[index].Protocol,
                    spans[index].Protocol == WireProtocol.None ? 0 : At(end) - At(start)
                );
            }
        }
    }

    // Counted from a fixed moment, so that windows that touch add up.
    private long At(DateTimeOffset moment) =>
        (long)Math.Floor((moment - DateTimeOffset.UnixEpoch).TotalHours * perHour);
}
