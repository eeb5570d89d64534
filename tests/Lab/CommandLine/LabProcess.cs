using System.Diagnostics;
using Lab.CommandLine;

namespace Lab.Tests.CommandLine;

/// <summary>Runs the command line in its own process: arguments in, exit code and text out.</summary>
internal static class LabProcess
{
    public static async Task<LabResult> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await EndAsync(process);
    }

    public static Process Start(params string[] arguments) => Start(arguments, []);

    public static Process Start(string[] arguments, IEnumerable<KeyValuePair<string, string>> environment)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.ArgumentList.Add(typeof(LabProgram).Assembly.Location);
        Array.ForEach(arguments, start.ArgumentList.Add);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public static async Task<LabResult> EndAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new LabResult(process.ExitCode, await output, await error);
    }
}
