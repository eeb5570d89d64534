using System.Reflection;
using Cli.Commands;
using Simulator.Guests.Wine;

namespace Cli;

/// <summary>The root command <c>tlsr</c>: from arguments to exit code.</summary>
public static class CommandLine
{
    /// <summary>The name that help shows.</summary>
    public const string Name = "tlsr";

    /// <summary>Runs one command; returns one of <see cref="ExitCodes"/>.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        // Machines on Wine start this verb; users do not.
        if (args is [TlsEndpoint.Verb])
        {
            await TlsEndpointServer.RunAsync(Console.In, Console.Out);
            return ExitCodes.Done;
        }

        if (args is ["--version"])
        {
            await Console.Out.WriteLineAsync($"{Name} {Version}");
            return ExitCodes.Done;
        }

        var demo = new DemoCommand();
        CliCommand[] verbs = [new LogsCommand(), new ServeCommand(), new SweepCommand()];
        foreach (var verb in verbs)
        {
            demo.Definition.Subcommands.Add(verb.Definition);
        }

        var parsed = demo.Definition.Parse(args);
        var command = verbs.FirstOrDefault(verb => verb.Definition == parsed.CommandResult.Command) ?? demo;
        return command.AsksForHelp(parsed)
            ? HelpText.Print(command, Console.Out)
            : await CommandRunner.RunAsync(command, parsed);
    }

    private static string Version =>
        typeof(CommandLine)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];
}
