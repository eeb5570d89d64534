using System.Globalization;
using Remediation.ConnectionLogs.Queries;
using Remediation.Reasons;

namespace Remediation.ConnectionLogs.Sources;

/// <summary>Says what a source's answer is worth.</summary>
public static class SourceHealthEvaluator
{
    // A source is stale if no record came in the last quarter of the window. Records take up to hours to arrive, so the
    // last quarter of a short window proves nothing.
    private const int PartsOfWindow = 4;

    private static readonly TimeSpan SlowestArrival = TimeSpan.FromHours(6);

    /// <summary>
    /// The health of a source: the first of these states that applies: failed or partial, legacy retired, missing,
    /// empty, stale, healthy.
    /// </summary>
    /// <param name="reading">The source's answers.</param>
    /// <param name="window">The queried window.</param>
    public static SourceHealth Evaluate(SourceReading reading, LogWindow window)
    {
        var rows = reading.Rows ?? [];
        var newest = FindNewest(reading, rows);
        var legacyRetiredSince = FindRetirementDate(reading.Source, rows, window);
        var reason = FindReason(reading, legacyRetiredSince, newest, window);
        return new SourceHealth(reading.Source, State(reason), rows.Count, reason)
        {
            Records = reading.Census?.Records,
            Newest = newest,
            LegacyRetiredSince = reason?.Code == ReasonCodes.SourceLegacyRetired ? legacyRetiredSince : null,
        };
    }

    // A custom query may return legacy rows only, so its newest row does not show whether the source still receives
    // records.
    private static DateTimeOffset? FindNewest(SourceReading reading, IReadOnlyList<LegacyTlsRow> rows)
    {
        if (reading.Census is null)
        {
            return null;
        }

        return reading.Census.Newest ?? rows.Max(row => row.LastSeen);
    }

    private static Reason? FindReason(
        SourceReading reading,
        DateOnly? legacyRetiredSince,
        DateTimeOffset? newest,
        LogWindow window
    )
    {
        if (reading.Failure is { } failure)
        {
            return Unread(reading, failure);
        }

        if (legacyRetiredSince is { } date)
        {
            return new Reason(
                ReasonCodes.SourceLegacyRetired,
                $"TLS 1.0 and 1.1 are refused there since {Day(date)}, and the window starts later."
            );
        }

        return Silence(reading, newest, window);
    }

    private static Reason Unread(SourceReading reading, Reason failure)
    {
        if (reading.Rows is not { } rows)
        {
            return failure;
        }

        var records = reading.Census?.Records ?? 0;
        return rows.Count > 0 || records > 0 ? new Reason(ReasonCodes.SourcePartial, failure.Detail) : failure;
    }

    // The dates are the public cloud's. Rows of a source override its date, because other clouds and private gateways
    // have other dates.
    private static DateOnly? FindRetirementDate(string source, IReadOnlyList<LegacyTlsRow> rows, LogWindow window)
    {
        if (LogSources.FindRetirementDate(source) is not { } date)
        {
            return null;
        }

        if (window.From.UtcDateTime < date.ToDateTime(TimeOnly.MinValue))
        {
            return null;
        }

        var hasLegacyRow = rows.Any(row => TlsProtocols.Parse(row.TlsVersion).IsLegacy());
        return hasLegacyRow ? null : date;
    }

    private static Reason? Silence(SourceReading reading, DateTimeOffset? newest, LogWindow window)
    {
        var hasRows = reading.Rows is { Count: > 0 };
        if (reading.Census is not { } census)
        {
            return hasRows ? null : new Reason(ReasonCodes.SourceEmpty, "The query gives no row in the window.");
        }

        var table = reading.Source.Split('.')[0];
        if (!hasRows && !census.Exists)
        {
            return new Reason(ReasonCodes.SourceMissing, $"No workspace in scope has the table {table}.");
        }

        if (!hasRows && census.Records == 0)
        {
            return new Reason(
                ReasonCodes.SourceEmpty,
                $"{table} is there and holds no record of this source in the window."
            );
        }

        var staleBefore = window.To - Fresh(window);
        if (newest is { } time && time < staleBefore)
        {
            return new Reason(
                ReasonCodes.SourceStale,
                $"The newest record is of {Minute(time)}; one after {Minute(staleBefore)} was to be expected."
            );
        }

        return null;
    }

    private static TimeSpan Fresh(LogWindow window)
    {
        var part = (window.To - window.From) / PartsOfWindow;
        return part > SlowestArrival ? part : SlowestArrival;
    }

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

        if (reason.Code == ReasonCodes.SourceLegacyRetired)
        {
            return SourceState.LegacyRetired;
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
