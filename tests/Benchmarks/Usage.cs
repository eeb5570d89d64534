using Spectre.Console;

namespace Benchmarks;

/// <summary>What the program can do.</summary>
internal static class Usage
{
    public static int Print(IAnsiConsole console)
    {
        console.MarkupLine(
            "Benchmarks                          calls and makespan of 1,000 and 10,000 machines in virtual time"
        );
        console.MarkupLine(
            "Benchmarks memory [[machines]] [[none]]  a whole sweep of so many machines (100,000) in this "
                + "process, and its peak memory; none: write no report"
        );
        return 2;
    }
}
