using System.Globalization;
using Remediation.Findings.Queries;
using Remediation.Reasons;

namespace Remediation.Findings;

/// <summary>Says what a source's answer is worth.</summary>
public static class SourceJudge
{
    // A source is stale where nothing came in the last quarter of the window. Records take up to hours to arrive, so a
    // short window proves nothing.
    private const int PartsOfWindow = 4;

    private static readonly TimeSpan SlowestArrival = TimeSpan.FromHours(6);

    /// <summary>
    /// The health of a source. The first that holds counts: failed or partial, blind, missing, empty, stale, healthy.
    /// </summary>
    /// <param name="reading">What came of asking it.</param>
    /// <param name="window">The window that it was asked for.</param>
    public static SourceHealth Judge(SourceReading reading, LogWindow window)
    {
        var rows = reading.Rows ?? [];
        // An operator's own query answers with legacy rows only, perhaps: when it last did tells nothing of its feed.
        var newest = reading.Census is null ? null : reading.Census.Newest ?? rows.Max(row => row.LastSeen);
        var since = BlindSince(reading.Source, rows, window);
        var reason =
            reading.Failure is { } failure ? Unread(reading, failure)
            : since is { } date
                ? new Reason(
                    ReasonCodes.SourceBlind,
                    $"TLS 1.0 and 1.1 are refused there since {Day(date)}, and the window starts later."
                )
            : Silence(reading, rows.Count, newest, window);
        return new SourceHealth(reading.Source, State(reason), rows.Count, reason)
        {
            Records = reading.Census?.Records,
            Newest = newest,
            BlindSince = reason?.Code == ReasonCodes.SourceBlind ? since : null,
        };
    }

    private static Reason Unread(SourceReading reading, Reason failure) =>
        reading.Rows is { } rows && (rows.Count > 0 || reading.Census?.Records > 0)
            ? new Reason(ReasonCodes.SourcePartial, failure.Detail)
            : failure;

    // The dates are the public cloud's. What a source shows outweighs them: other clouds and gateways of one's own have
    // dates of their own.
    private static DateOnly? BlindSince(string source, IReadOnlyList<LegacyTlsRow> rows, LogWindow window)
    {
        return
            LogSources.LegacyEnded(source) is { } date
            && window.From.UtcDateTime >= date.ToDateTime(TimeOnly.MinValue)
            && !rows.Any(row => TlsProtocols.Parse(row.TlsVersion).IsLegacy())
            ? date
            : null;
    }

    private static Reason? Silence(SourceReading reading, int rows, DateTimeOffset? newest, LogWindow window)
    {
        var table = reading.Source.Split('.')[0];
        var oldest = window.To - Fresh(window);
        if (reading.Census is not { } census)
        {
            return rows > 0 ? null : new Reason(ReasonCodes.SourceEmpty, "The query gives no row in the window.");
        }

        if (rows == 0 && !census.Exists)
        {
            return new Reason(ReasonCodes.SourceMissing, $"No workspace in scope has the table {table}.");
        }

        if (rows == 0 && census.Records == 0)
        {
            return new Reason(
                ReasonCodes.SourceEmpty,
                $"{table} is there and holds no record of this source in the window."
            );
        }

        if (newest < oldest)
        {
            return new Reason(
                ReasonCodes.SourceStale,
                $"The newest record is of {Minute(newest.Value)}; one after {Minute(oldest)} was to " + "be expected."
            );
        }

        return null;
    }

    private static TimeSpan Fresh(LogWindow window) =>
        (window.To - window.From) / PartsOfWindow is var quarter && quarter > SlowestArrival ? quarter : SlowestArrival;

    private static SourceState State(Reason? reason)
    {
        if (reason is null)
        {
            return SourceState.Healthy;
        }

        if (reason.Code == ReasonCodes.SourcePartial)
        {
            return SourceState.Partial;
        }

        if (reason.Code == ReasonCodes.SourceBlind)
        {
            return SourceState.Blind;
        }

        if (reason.Code == ReasonCodes.SourceMissing)
        {
            return SourceState.Missing;
        }

        if (reason.Code == ReasonCodes.SourceEmpty)
        {
            return SourceState.Empty;
        }

        if (reason.Code == ReasonCodes.SourceStale)
        {
            return SourceState.Stale;
        }

        return SourceState.Failed;
    }

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Minute(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
