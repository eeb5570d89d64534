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
        var screen = new Screen(AnsiConsole.Console, options.IsQuiet);
        return options.Export is { } input
            ? await ExportRun.RunAsync(options, input, screen, cancellationToken)
            : await LoopRun.RunAsync(options, screen, cancellationToken);
    }
}
