using Remediation.ConnectionLogs.Queries;

namespace Cloud.Permissions;

/// <summary>
/// What Log Analytics asks for: the right to ask, and the right to each table that a query of ours names.
/// </summary>
internal static class LogActions
{
    private const string Workspace = "Microsoft.OperationalInsights/workspaces";

    public static IReadOnlyList<AzureAction> All { get; } =
    [
        new(
            $"{Workspace}/read",
            ProductRole.LogReader,
            "`WorkspaceConnectionLog`: Microsoft's own example roles for reading single tables hold it; "
                + "whether a query alone needs it is unverified.",
            "Perhaps nothing; at worst every query is refused (TLS104) and nothing is found."
        ),
        new(
            $"{Workspace}/query/read",
            ProductRole.LogReader,
            "`WorkspaceConnectionLog`: every query.",
            "Every query is refused: all sources are unread (TLS104), nothing is found and no machine is confirmed."
        ),
        .. LogQueries.Tables.Select(table => new AzureAction(
            $"{Workspace}/query/{table}/read",
            ProductRole.LogReader,
            Need(table),
            Without(table)
        )),
    ];

    private static string Need(string table) =>
        LogQueries.SightingTables.Contains(table)
            ? $"`LogQueries.CreateAddressObservationQuery`: which machine had which address at the time, from {table}."
            : $"`LogQueries.Findings`, `Census`, `CreateTrafficQueries`: legacy and modern connections in {table}.";

    private static string Without(string table)
    {
        return LogQueries.SightingTables.Contains(table)
            ? "Fewer addresses are confirmed, so fewer machines are proven (TLS209)."
            : "The table counts as missing (TLS106) or unread (TLS104), and legacy connections that only it "
                + "shows are not found.";
    }
}
