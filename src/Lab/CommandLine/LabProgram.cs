using System.CommandLine;
using System.Runtime.InteropServices;
using Lab.Guests.Wine;
using Lab.Loop;
using Lab.Serve;
using Microsoft.Extensions.Configuration;
using Spectre.Console;

namespace Lab.CommandLine;

/// <summary>
/// From arguments to exit code: 0 done, 1 the report and the world disagree or the input could not be read, 2 wrong
/// arguments, 130 stopped.
/// </summary>
public static class LabProgram
{
    private const int Disagreement = 1;
    private const int WrongArguments = 2;
    private const int Stopped = 130;

    /// <summary>Runs the Lab.</summary>
    public static Task<int> RunAsync(IReadOnlyList<string> args)
    {
        if (args.Count > 0 && args[0] == ServeArguments.Name)
        {
            var serve = new ServeArguments();
            return RunAsync(
                serve.Command.Parse([.. args.Skip(1)]),
                serve.AsksForHelp,
                () => Help.Print(serve, Console.Out),
                (parsed, stop) => ServeRun.RunAsync(serve.Read(parsed), Screen(), stop)
            );
        }

        if (args.Count > 0 && args[0] == SweepArguments.Name)
        {
            var sweep = new SweepArguments();
            return RunAsync(
                sweep.Command.Parse([.. args.Skip(1)]),
                sweep.AsksForHelp,
                () => Help.Print(sweep, Console.Out),
                (parsed, stop) =>
                    SweepOnce.RunAsync(
                        sweep.Read(parsed),
                        new ConfigurationBuilder().AddEnvironmentVariables().Build(),
                        Console.Out,
                        Console.Error,
                        stop
                    )
            );
        }

        if (args is [TlsEndpoint.Verb])
        {
            return ServeHandshakesAsync();
        }

        var loop = new LabArguments();
        return RunAsync(
            loop.Command.Parse(args),
            loop.AsksForHelp,
            () => Help.Print(loop, Console.Out),
            (parsed, stop) => RunAsync(loop.Read(parsed), stop)
        );
    }

    private static async Task<int> RunAsync(
        ParseResult parsed,
        Func<ParseResult, bool> asksForHelp,
        Action help,
        Func<ParseResult, CancellationToken, Task<bool>> run
    )
    {
        if (asksForHelp(parsed))
        {
            help();
            return 0;
        }

        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync($"{parsed.Errors[0].Message} Try --help.");
            return WrongArguments;
        }

        using var stop = new CancellationTokenSource();
        using var interrupted = StopAt(PosixSignal.SIGINT, stop);
        using var terminated = StopAt(PosixSignal.SIGTERM, stop);
        try
        {
            return await run(parsed, stop.Token) ? 0 : Disagreement;
        }
        catch (NotInstalledException missing)
        {
            await Console.Error.WriteLineAsync(missing.Message);
            return Disagreement;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped. Nothing was left running; no report was written.");
            return Stopped;
        }
    }

    // Started by the Lab itself, never by people.
    private static async Task<int> ServeHandshakesAsync()
    {
        await TlsEndpointServer.RunAsync(Console.In, Console.Out);
        return 0;
    }

    private static PosixSignalRegistration StopAt(PosixSignal signal, CancellationTokenSource stop)
    {
        return PosixSignalRegistration.Create(
            signal,
            context =>
            {
                context.Cancel = true;
                stop.Cancel();
            }
        );
    }

    private static async Task<bool> RunAsync(LabOptions options, CancellationToken cancellationToken)
    {
        var console = Screen();
        return options.Export is { } input
            ? await ExportRun.RunAsync(
                options,
                input,
                new ExportScreen(console, Console.Error, options.IsQuiet),
                cancellationToken
            )
            : await LoopRun.RunAsync(options, new Screen(console, options.IsQuiet), cancellationToken);
    }

    // A file or pipe has no width of its own; tables are then drawn for a wide screen.
    private static IAnsiConsole Screen()
    {
        var console = AnsiConsole.Console;
        console.Profile.Width = Console.IsOutputRedirected ? 140 : console.Profile.Width;
        return console;
    }
}
