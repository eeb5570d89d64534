using System.Diagnostics;

namespace Cli.Tests;

/// <summary>Runs the command line in its own process: arguments in, exit code and text out.</summary>
internal static class CliProcess
{
    public static async Task<CliResult> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await EndAsync(process);
    }

    public static Process Start(params string[] arguments) => Start(arguments, []);

    public static Process Start(
        string[] arguments,
        IEnumerable<KeyValuePair<string, string>> environment,
        string? workingDirectory = null
    )
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory ?? AppContext.BaseDirectory,
        };
        start.ArgumentList.Add(typeof(CommandLine).Assembly.Location);
        Array.ForEach(arguments, start.ArgumentList.Add);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public static async Task<CliResult> EndAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CliResult(process.ExitCode, await output, await error);
    }
}
