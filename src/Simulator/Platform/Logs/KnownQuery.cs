using System.Globalization;
using System.Text.RegularExpressions;
using Remediation.ConnectionLogs.Queries;
using Remediation.Inventory;

namespace Simulator.Platform.Logs;

/// <summary>
/// A query that the simulated Log Analytics can answer. It runs no KQL: it knows the product's own texts to the letter,
/// and anything else is an error, never an answer to another question.
/// </summary>
/// <param name="Source">The source; the census's own name where all are counted.</param>
/// <param name="Keys">The keys whose traffic is asked for; null where the legacy connections of everybody are.</param>
/// <param name="Addresses">The addresses whose holders are asked for; null where none are.</param>
internal sealed partial record KnownQuery(
    string Source,
    IReadOnlyList<TrafficLookupKey>? Keys,
    IReadOnlyList<string>? Addresses = null
)
{
    /// <summary>Where the world's heartbeats are.</summary>
    public const string SightingTable = "Heartbeat";

    /// <summary>The tables that the query names.</summary>
    public IReadOnlyList<string> Tables
    {
        get
        {
            if (Addresses is not null)
            {
                return LogQueries.SightingTables;
            }

            if (IsCensus)
            {
                return LogQueries.Tables;
            }

            return [LogTables.FindTable(Source)];
        }
    }

    /// <summary>True where the records of all sources are counted.</summary>
    public bool IsCensus => Source == LogQueries.Census.Source;

    /// <summary>Recognises a query; null where it is not one of the product's.</summary>
    public static KnownQuery? Read(string text)
    {
        if (text == LogQueries.Census.Text)
        {
            return new KnownQuery(LogQueries.Census.Source, null);
        }

        if (LogQueries.Findings.FirstOrDefault(query => query.Text == text) is { } findings)
        {
            return new KnownQuery(findings.Source, null);
        }

        string[] addresses = [.. AddressPattern().Matches(text).Select(match => match.Groups["address"].Value)];
        if (
            addresses.Length > 0
            && LogQueries.CreateAddressObservationQuery(addresses) is { } sightings
            && sightings.Text == text
        )
        {
            return new KnownQuery(sightings.Source, null, addresses);
        }

        TrafficLookupKey?[] keys = [.. KeyPattern().Matches(text).Select(Key)];
        if (keys.Length == 0 || keys.Contains(null))
        {
            return null;
        }

        // What was read is put together again: only the very same text was understood.
        TrafficLookupKey[] asked = [.. keys.OfType<TrafficLookupKey>()];
        return LogQueries.CreateTrafficQueries(asked).FirstOrDefault(query => query.Text == text) is { } traffic
            ? new KnownQuery(traffic.Source, asked)
            : null;
    }

    private static TrafficLookupKey? Key(Match match)
    {
        return
            MachineId.TryParse(match.Groups["machine"].Value, out var machine)
            && DateTimeOffset.TryParseExact(
                match.Groups["since"].Value,
                "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'",
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var since
            )
            ? new TrafficLookupKey(machine, match.Groups["kind"].Value, match.Groups["key"].Value, since)
            : null;
    }

    [GeneratedRegex("""^ {4}"(?<address>[0-9a-f.:]+)",?$""", RegexOptions.Multiline)]
    private static partial Regex AddressPattern();

    [GeneratedRegex(
        """^ {4}"(?<machine>[^"\\]+)", "(?<kind>\w+)", "(?<key>[^"\\]+)", datetime\((?<since>[^)]+)\),?$""",
        RegexOptions.Multiline
    )]
    private static partial Regex KeyPattern();
}
