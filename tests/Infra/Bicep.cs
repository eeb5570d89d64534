using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace Infra.Tests;

/// <summary>The Bicep compiler of the NuGet package. Each file is compiled once in a run of the tests.</summary>
internal static class Bicep
{
    private static readonly Dictionary<string, Task<BicepRun>> Built = new(StringComparer.Ordinal);
    private static readonly Lock Gate = new();

    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>All Bicep files, relative to <see cref="Root"/>.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(Root, "infra"), "*.bicep", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Compiles and lints a file.</summary>
    public static Task<BicepRun> BuildAsync(string file)
    {
        lock (Gate)
        {
            return Built.TryGetValue(file, out var run)
                ? run
                : Built[file] = RunAsync("build", Path.Combine(Root, file), "--stdout");
        }
    }

    /// <summary>The template that a file compiles to.</summary>
    public static async Task<JsonElement> TemplateAsync(string file)
    {
        var run = await BuildAsync(file);
        Assert.True(run.ExitCode == 0, run.Diagnostics);
        return JsonDocument.Parse(run.Output).RootElement;
    }

    /// <summary>Runs the compiler with any arguments.</summary>
    public static async Task<BicepRun> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(Executable(), arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new BicepRun(process.ExitCode, await output, (await errors).Trim());
    }

    private static string Executable()
    {
        var package = typeof(Bicep)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "BicepPackage")
            .Value!;
        var executable = Path.Combine(package, "tools", "bicep");
        // A package does not carry the right to be run.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(executable, File.GetUnixFileMode(executable) | UnixFileMode.UserExecute);
        }

        return executable;
    }

    private static string FindRoot(string from) =>
        File.Exists(Path.Combine(from, "FunctionApp.sln"))
            ? from
            : FindRoot(Path.GetDirectoryName(from) ?? throw new DirectoryNotFoundException("FunctionApp.sln"));
}
