namespace Remediation.ConnectionLogs.Queries;

/// <summary>
/// Builds the queries from common rules, the table, its shape and the aggregation. A missing table or column gives no
/// rows instead of an error, because a table does not exist in a workspace before its first record.
/// </summary>
public static class LogQueries
{
    /// <summary>Most machines in one traffic query, so that its text stays far below what the service takes.</summary>
    public const int MostMachines = 100;

    /// <summary>The sources' names, in order; the tables' where a table is one source.</summary>
    public static IReadOnlyList<string> Sources { get; } = [.. LogSources.All.Select(source => source.Name)];

    /// <summary>The tables that say who was seen at an address, in order of name.</summary>
    public static IReadOnlyList<string> SightingTables { get; } = ["Heartbeat", "VMConnection"];

    /// <summary>
    /// Every table in the product's queries, sorted by name; the product's identity needs read access to them.
    /// </summary>
    public static IReadOnlyList<string> Tables { get; } =
    [.. LogSources.All.Select(source => source.Table).Concat(SightingTables).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>One query per source; each answers in the columns of <see cref="LegacyTlsRow"/>.</summary>
    public static IReadOnlyList<LogQuery> Findings { get; } =
    [.. LogSources.All.Select(source => new LogQuery(source.Name, Start(source) + Text("Findings.tail.kql")))];

    /// <summary>
    /// One query for all sources. It answers in the columns Source, Exists (1 if the workspace has the source's table,
    /// else 0), Records (of any TLS version) and Newest (blank if there is none), one row per source.
    /// </summary>
    public static LogQuery Census { get; } = new("Census", CensusText());

    /// <summary>The keys of the given machines, in batches of at most <see cref="MostMachines"/> machines.</summary>
    public static IReadOnlyList<IReadOnlyList<TrafficLookupKey>> CreateBatches(IEnumerable<TrafficQuery> questions)
    {
        return
        [
            .. TrafficLookupKey
                .FromQueries(questions)
                .GroupBy(key => key.Machine)
                .Chunk(MostMachines)
                .Select(machines => (IReadOnlyList<TrafficLookupKey>)[.. machines.SelectMany(keys => keys)]),
        ];
    }

    /// <summary>
    /// One query per source for a batch; each answers in the columns Source, Machine, LegacyHits and ModernHits. A
    /// machine without traffic has no row.
    /// </summary>
    public static IReadOnlyList<LogQuery> CreateTrafficQueries(IReadOnlyList<TrafficLookupKey> batch)
    {
        return
        [
            .. LogSources.All.Select(source => new LogQuery(
                source.Name,
                Start(source) + Asked(batch) + Text("Traffic.tail.kql")
            )),
        ];
    }

    /// <summary>Most addresses in one query for sightings.</summary>
    public const int MostAddresses = 500;

    /// <summary>
    /// The query for the machines observed at these addresses; its columns are those of
    /// <see cref="Remediation.ConnectionLogs.AddressObservation"/>.
    /// </summary>
    /// <param name="addresses">Canonical text, at least one and at most <see cref="MostAddresses"/>.</param>
    public static LogQuery CreateAddressObservationQuery(IReadOnlyCollection<string> addresses)
    {
        return new(
            "Sightings",
            Text("Head.kql")
                + "let Asked = datatable(Address:string)[\n"
                + string.Join(",\n", addresses.Select(address => "    " + KqlLiteral.Text(address)))
                + "\n];\n"
                + Text("Sightings.kql")
        );
    }

    /// <summary>What turns a table's records into connections.</summary>
    internal static string ShapeText(string shape) => Text(shape);

    // In a fuzzy union a missing table gives no row, while an empty table gives one row; this distinguishes the two.
    private static string CensusText()
    {
        return Text("Head.kql")
            + string.Concat(
                LogSources.All.Select(
                    (source, index) => $"let Census{index} = () {{\n{Shaped(source)}{Text("Census.tail.kql")}}};\n"
                )
            )
            + "let Tables = union isfuzzy=true (datatable(Table:string)[])"
            + string.Concat(
                LogSources
                    .All.Select(source => source.Table)
                    .Distinct()
                    .Select(table =>
                        $",\n    ({table} | take 1 | summarize Any = count() | project Table = "
                        + $"{KqlLiteral.Text(table)})"
                    )
            )
            + ";\n"
            + $"union {string.Join(", ", LogSources.All.Select((_, index) => $"Census{index}()"))}\n"
            + "| project Source, Exists = iff(tostring(split(Source, \".\")[0]) in (Tables), long(1), long(0)), "
            + "Records = Found, Newest\n";
    }

    private static string Start(LogSource source) => Text("Head.kql") + Shaped(source);

    private static string Shaped(LogSource source)
    {
        return $"let SourceName = {KqlLiteral.Text(source.Name)};\n"
            // With the datatable the union is valid even if the table is missing. The datatable shares only one column,
            // so no column is split by type.
            + $"let Records = union isfuzzy=true (datatable(TimeGenerated:datetime)[]), {source.Table};\n"
            + Text(source.Shape);
    }

    private static string Asked(IEnumerable<TrafficLookupKey> keys)
    {
        return "let Asked = datatable(Machine:string, Kind:string, Key:string, Since:datetime)[\n"
            + string.Join(
                ",\n",
                keys.Select(key =>
                    "    "
                    + $"{KqlLiteral.Text(key.Machine.Value)}, {KqlLiteral.Text(key.Kind)}, {KqlLiteral.Text(key.Key)},"
                    + $" {KqlLiteral.Time(key.Since)}"
                )
            )
            + "\n];\n";
    }

    private static string Text(string name)
    {
        using var stream =
            typeof(LogQueries).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The query text {name} is not part of this assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
