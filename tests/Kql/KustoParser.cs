using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Kql.Tests;
using Remediation.ConnectionLogs;

[assembly: AssemblyFixture(typeof(KustoParser))]

namespace Kql.Tests;

/// <summary>
/// Microsoft's own Kusto parser and binder, run by Node.js over files of composed queries below artifacts/kql. Where
/// Node.js or the package is missing, a test is skipped with a reason; if the variable CI is set, the test fails.
/// </summary>
public sealed class KustoParser
{
    private const string Package = "artifacts/tools/kusto/node_modules/@kusto/language-service-next";

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    private readonly Lazy<Task<string?>> missing = new(MissingAsync);

    public static string Root { get; } = FindRoot();

    public static string Schemas { get; } = Path.Combine(Root, "tests", "Kql", "schemas");

    public static string Examples { get; } = Path.Combine(Root, "tests", "Remediation", "ConnectionLogs", "Examples");

    /// <summary>Writes the queries to files and has them checked.</summary>
    /// <param name="run">Names the folder of the files.</param>
    /// <param name="queries">Texts by name.</param>
    /// <param name="workspace"><c>full</c>, <c>bare</c> (tables without columns) or <c>none</c> (no tables).</param>
    internal async Task<IReadOnlyDictionary<string, KustoAnswer>> CheckAsync(
        string run,
        IReadOnlyDictionary<string, string> queries,
        string workspace = "full"
    )
    {
        var folder = await WriteAsync(run, queries);
        var answers = await NodeAsync<KustoAnswer>("check.cjs", Schemas, folder, workspace);
        Assert.Equal(queries.Keys.Order(StringComparer.Ordinal), answers.Keys.Order(StringComparer.Ordinal));
        return answers;
    }

    /// <summary>
    /// Writes the queries to files and has each source's query run over the source's example, by a small evaluator of
    /// ours over Microsoft's syntax tree. The rows by source.
    /// </summary>
    internal async Task<IReadOnlyDictionary<string, LegacyTlsRow[]>> EvaluateAsync(
        string run,
        IReadOnlyDictionary<string, string> queries
    ) => await NodeAsync<LegacyTlsRow[]>("run.cjs", Examples, await WriteAsync(run, queries));

    /// <summary>
    /// Has queries that count all sources run over the examples of all tables but some, in the same way. Their rows by
    /// query.
    /// </summary>
    internal async Task<IReadOnlyDictionary<string, T[]>> CountAsync<T>(
        string run,
        IReadOnlyDictionary<string, string> queries,
        params string[] absent
    ) => await NodeAsync<T[]>("count.cjs", [Examples, await WriteAsync(run, queries), .. absent]);

    private async Task<string> WriteAsync(string run, IReadOnlyDictionary<string, string> queries)
    {
        if (await missing.Value is { } why)
        {
            Assert.SkipWhen(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")), why);
            Assert.Fail(why);
        }

        var folder = Path.Combine(Root, "artifacts", "kql", run);
        Directory.CreateDirectory(folder);
        foreach (var old in Directory.EnumerateFiles(folder, "*.kql"))
        {
            File.Delete(old);
        }

        foreach (var (name, text) in queries)
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder, name + ".kql"),
                text,
                TestContext.Current.CancellationToken
            );
        }

        return folder;
    }

    private static async Task<Dictionary<string, T>> NodeAsync<T>(string script, params string[] arguments)
    {
        var (code, output, error) = await RunAsync(
            "node",
            [Path.Combine(Root, "tests", "Kql", script), Path.Combine(Root, Package), .. arguments]
        );
        Assert.True(code == 0, error);
        return JsonSerializer.Deserialize<Dictionary<string, T>>(output, JsonSerializerOptions.Web)!;
    }

    // The script is quick where the package is there already.
    private static async Task<string?> MissingAsync()
    {
        var (code, output, error) = await RunAsync("bash", [Path.Combine(Root, "scripts", "kusto.sh")]);
        return code == 0 ? null : $"The Kusto parser is missing, so no query was checked: {error}{output}";
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var late = new CancellationTokenSource(Timeout, TimeProvider.System);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            TestContext.Current.CancellationToken,
            late.Token
        );
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(stop.Token);
            var error = process.StandardError.ReadToEndAsync(stop.Token);
            await process.WaitForExitAsync(stop.Token);
            return (process.ExitCode, await output, await error);
        }
        catch (System.ComponentModel.Win32Exception absent)
        {
            return (-1, "", $"{program}: {absent.Message}");
        }
    }

    private static string FindRoot()
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
