using System.CommandLine;
using System.Runtime.InteropServices;
using Cli.Commands;
using Simulator.Tools;

namespace Cli;

/// <summary>Runs a command until it ends or is stopped by Ctrl+C or SIGTERM.</summary>
internal static class CommandRunner
{
    public static async Task<int> RunAsync(CliCommand command, ParseResult arguments)
    {
        if (arguments.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync($"{arguments.Errors[0].Message} Try --help.");
            return ExitCodes.WrongArguments;
        }

        using var stop = new CancellationTokenSource();
        using var interrupted = StopAt(PosixSignal.SIGINT, stop);
        using var terminated = StopAt(PosixSignal.SIGTERM, stop);
        try
        {
            return await command.RunAsync(arguments, stop.Token) ? ExitCodes.Done : ExitCodes.Failed;
        }
        catch (ToolNotInstalledException missing)
        {
            await Console.Error.WriteLineAsync(missing.Message);
            return ExitCodes.Failed;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped. Nothing was left running; no report was written.");
            return ExitCodes.Stopped;
        }
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
}
