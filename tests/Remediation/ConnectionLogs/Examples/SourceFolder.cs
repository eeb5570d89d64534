using System.Text.Json;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Queries;

namespace Remediation.Tests.ConnectionLogs.Examples;

/// <summary>
/// One source's raw records and the rows of the contract that they must give: input.json and expected.json beside this
/// file.
/// </summary>
internal static class SourceFolder
{
    public static string Root { get; } =
        Path.Combine(RepositoryRoot(), "tests", "Remediation", "ConnectionLogs", "Examples");

    public static TheoryData<string> All => [.. LogQueries.Sources];

    public static IReadOnlyList<JsonElement> Input(string source) => Read<JsonElement[]>(source, "input.json");

    public static IReadOnlyList<LegacyTlsRow> Expected(string source) => Read<LegacyTlsRow[]>(source, "expected.json");

    private static T Read<T>(string source, string file) =>
        JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(Root, source, file)))!;

    private static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FunctionApp.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("FunctionApp.sln is in no folder above the tests.");
    }
}
