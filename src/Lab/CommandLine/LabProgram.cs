using Lab.Loop;
using Spectre.Console;

namespace Lab.CommandLine;

/// <summary>From arguments to exit code: 0 done, 1 the report and the world disagree or the input could not be read, 2 wrong arguments, 130 stopped.</summary>
public static class LabProgram
{
    private const int Disagreement = 1;
    private const int WrongArguments = 2;
    private const int Stopped = 130;

    /// <summary>Runs the Lab.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var arguments = new LabArguments();
        var parsed = arguments.Command.Parse(args);
        if (arguments.AsksForHelp(parsed))
        {
            Help.Print(arguments, Console.Out);
            return 0;
        }

        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync($"{parsed.Errors[0].Message} Try --help.");
            return WrongArguments;
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        try
        {
            return await RunAsync(arguments.Read(parsed), stop.Token) ? 0 : Disagreement;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped. Nothing was left running; no report was written.");
            return Stopped;
        }
    }

    private static async Task<bool> RunAsync(LabOptions options, CancellationToken cancellationToken)
    {
        var console = AnsiConsole.Console;
        // A file or pipe has no width of its own; tables are then drawn for a wide screen.
        console.Profile.Width = Console.IsOutputRedirected ? 140 : console.Profile.Width;
        return options.Export is { } input
            ? await ExportRun.RunAsync(options, input, new ExportScreen(console, Console.Error, options.IsQuiet), cancellationToken)
            : await LoopRun.RunAsync(options, new Screen(console, options.IsQuiet), cancellationToken);
    }
}
