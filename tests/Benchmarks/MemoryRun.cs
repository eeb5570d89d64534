using System.Diagnostics;
using System.Globalization;
using Remediation.Baseline;
using Remediation.Reporting;
using Simulation.Tests.Scale;
using Spectre.Console;

namespace Benchmarks;

/// <summary>A whole sweep of a large fleet in this process, and the most memory that the process ever had.</summary>
internal static class MemoryRun
{
    private const long Limit = 400;
    private const double Megabyte = 1024 * 1024;

    /// <summary>Sweeps and prints; 1 where the limit is missed.</summary>
    public static async Task<int> PrintAsync(IAnsiConsole console, string[] arguments)
    {
        var machines = arguments
            .Select(argument =>
                int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0
            )
            .FirstOrDefault(number => number > 0, 100_000);
        var writes = !arguments.Contains("none");
        var scenario = new ScaleScenario(machines, 10) { HasVmQuotas = false };
        var judged = 0;
        var written = 0L;
        await ScaleRun.SweepAsync(
            scenario,
            new ScaleFleet(scenario),
            report =>
            {
                judged = report.Machines.Count;
                console.WriteLine($"managed-heap-mb {GC.GetTotalMemory(forceFullCollection: true) / Megabyte:0.0}");
                console.WriteLine($"peak-before-report-mb {Peak():0.0}");
                written = writes
                    ? HtmlReport.Write(report, TlsBaseline.Default).Length
                        + JsonReport.Write(report, TlsBaseline.Default).Length
                    : 0;
            }
        );
        console.WriteLine($"judged {judged}");
        console.WriteLine($"report-characters {written}");
        console.WriteLine($"peak-mb {Peak():0.0}");
        console.WriteLine($"limit-mb {Limit}");
        return Peak() < Limit && judged == machines ? 0 : 1;
    }

    private static double Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / Megabyte;
    }
}
