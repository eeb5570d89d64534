using Remediation.ConnectionLogs.Sources;

namespace FunctionApp.Tests.Logs;

/// <summary>
/// An answer that Log Analytics, or something on the way to it, might give to one source's question, and what a person
/// who relies on the report would want it to become. Written down before any client was asked. docs/sources.md has the
/// same table.
/// </summary>
/// <param name="Name">What it is.</param>
/// <param name="Status">HTTP status; 0 for a connection on which nothing comes.</param>
/// <param name="Body">The body.</param>
/// <param name="State">What the source's state must be.</param>
/// <param name="Says">What its reason must contain; empty where there must be none.</param>
public sealed record OddAnswer(string Name, int Status, string Body, SourceState State, string Says)
{
    private const string Columns = """
        {"name":"FirstSeen","type":"datetime"},{"name":"LastSeen","type":"datetime"},{"name":"TlsVersion","type":"string"},
        {"name":"ClientIp","type":"string"},{"name":"ClientHost","type":"string"},{"name":"ClientResourceId","type":"string"},
        {"name":"ServerResourceId","type":"string"},{"name":"Role","type":"string"},{"name":"Evidence","type":"string"},
        {"name":"Hits","type":"long"},{"name":"TotalHits","type":"long"},{"name":"Days","type":"long"}
        """;

    private const string GoodRow = """
        ["2026-11-29T10:00:00Z","2026-11-29T11:00:00Z","TLS 1.0","","dc01","","","client","",7,9,1]
        """;

    private const string RowWithoutNumber = """
        ["2026-11-29T10:00:00Z","2026-11-29T11:00:00Z","TLS 1.0","","dc01","","","client","","many",9,1]
        """;

    private const string RowWithoutTime = """
        [5,"2026-11-29T11:00:00Z","TLS 1.0","","dc01","","","client","",7,9,1]
        """;

    private const string RowWithMoreCells = """
        ["2026-11-29T10:00:00Z","2026-11-29T11:00:00Z","TLS 1.0","","dc01","","","client","",7,9,1,"one more"]
        """;

    /// <summary>Each of them.</summary>
    public static IReadOnlyList<OddAnswer> All { get; } =
    [
        new("a good answer", 200, Table(GoodRow), SourceState.Healthy, ""),
        new("an object without tables", 200, "{}", SourceState.Failed, "not readable"),
        new("no table", 200, """{"tables":[]}""", SourceState.Failed, "not readable"),
        new("tables that are a number", 200, """{"tables":5}""", SourceState.Failed, "not readable"),
        new("null", 200, "null", SourceState.Failed, "not readable"),
        new("an empty body", 200, "", SourceState.Failed, "Workspace"),
        new("no content", 204, "", SourceState.Failed, "HTTP 204"),
        new("HTML of a proxy", 200, "<html><body>Sign in</body></html>", SourceState.Failed, "not readable"),
        new("JSON that was cut", 200, Table(GoodRow)[..^40], SourceState.Failed, "not readable"),
        new("a cell that is no number", 200, Table(GoodRow, RowWithoutNumber), SourceState.Healthy, "")
        {
            UnreadableRows = 1,
        },
        new("a cell that is no time", 200, Table(GoodRow, RowWithoutTime), SourceState.Healthy, "")
        {
            UnreadableRows = 1,
        },
        new(
            "a time without a zone",
            200,
            Table(GoodRow.Replace("10:00:00Z", "10:00:00", StringComparison.Ordinal)),
            SourceState.Healthy,
            ""
        ),
        new("part of a table", 206, Table(GoodRow), SourceState.Failed, "HTTP 206"),
        new("a redirection", 302, Table(GoodRow), SourceState.Failed, "HTTP 302"),
        new("a row with more cells than columns", 200, Table(GoodRow, RowWithMoreCells), SourceState.Healthy, ""),
        new(
            "a column that is missing",
            200,
            Table(GoodRow).Replace("TotalHits", "Total"),
            SourceState.Failed,
            "TotalHits"
        ),
        new("a partial error of severity 2", 200, Cut(2), SourceState.Partial, "memory"),
        new("a partial error of severity 3", 200, Cut(3), SourceState.Healthy, ""),
        new("a bad query", 400, Error("BadArgumentError"), SourceState.Failed, "HTTP 400 BadArgumentError"),
        new("no access", 403, Error("InsufficientAccessError"), SourceState.Failed, "HTTP 403 InsufficientAccessError"),
        new("throttling", 429, Error("ThrottledError"), SourceState.Failed, "HTTP 429 ThrottledError"),
        new("a gateway's timeout", 504, Error("GatewayTimeout"), SourceState.Failed, "HTTP 504 GatewayTimeout"),
        new("ten minutes without an answer", 0, "", SourceState.Failed, "timed out"),
    ];

    /// <summary>Rows of the answer that cannot be read; each is set aside by itself.</summary>
    public int UnreadableRows { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static string Table(params string[] rows) =>
        $$$"""{"tables":[{"name":"PrimaryResult","columns":[{{{Columns}}}],"rows":[{{{string.Join(',', rows)}}}]}]}""";

    private static string Error(string code) => $$$"""{"error":{"code":"{{{code}}}","message":"no"}}""";

    // The shape of "Azure Log Analytics API errors": the innermost error has the severity.
    private static string Cut(int severity) =>
        Table(GoodRow)[..^1]
        + $$$"""
            ,"error":{"code":"PartialError","message":"There were some errors.","details":[{"code":"EngineError","message":"Something went wrong.",
            "innererror":{"code":"-2133196797","message":"The query ran out of memory.","severity":{{{severity}}},"severityName":"Error"}}]}}
            """;
}
