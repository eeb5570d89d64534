using System.CommandLine;
using System.CommandLine.Parsing;
using Cli.Options;
using Cli.Runs;
using Cloud.State;
using Microsoft.Extensions.Configuration;
using Remediation.Policies;
using Remediation.Sweeps;
using Simulator.Fleet;

namespace Cli.Commands;

/// <summary><c>sweep</c>: one sweep in a process of its own.</summary>
public sealed class SweepCommand : CliCommand
{
    private readonly Option<string> id = new("--id")
    {
        Description = "the sweep's id: lower-case letters, digits and dashes; the same one again goes on with it",
        HelpName = "ID",
        Required = true,
        CustomParser = result =>
            Checked(result, SweepIds.IsWellFormed, "--id must be lower-case letters, digits and dashes, at most 64"),
    };

    private readonly Option<string> mode = SharedOptions.ModeOption("how far it goes: report, inspect or repair");

    private readonly Option<StateNames> names = new("--names")
    {
        Description =
            "what the names of its state begin with: lower-case letters and digits, a letter first, at most 20",
        HelpName = "PREFIX",
        DefaultValueFactory = _ => StateNames.Default,
        CustomParser = Prefix,
    };

    private readonly Option<SimulatedClock?> clock = new("--clock")
    {
        Description =
            "the clock of the simulated Azure where it is not the wall's: a moment of the wall's / its own "
            + "then / how much faster",
        HelpName = "TIMES",
        CustomParser = result =>
        {
            var parsed = SimulatedClock.Parse(result.Tokens[0].Value);
            if (parsed is null)
            {
                result.AddError($"--clock must be two moments and a factor, not '{result.Tokens[0].Value}'.");
            }

            return parsed;
        },
    };

    /// <summary>Declares it.</summary>
    public SweepCommand()
        : base(
            "sweep",
            "Runs one sweep against a 'serve --storage azurite' whose simulator.env is in the environment. Killed "
                + "and started again, it goes on."
        ) => Add(id, mode, names, clock);

    /// <inheritdoc/>
    public override IEnumerable<(string Command, string Purpose)> Examples
    {
        get
        {
            return
            [
                ("tlsr sweep --id night-1", "asks for the sweep, and works until it has ended"),
                ("tlsr sweep --id night-1 --mode report", "finds and plans, and contacts no machine"),
            ];
        }
    }

    /// <inheritdoc/>
    public override Task<bool> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        return SweepRunOnce.RunAsync(
            Read(arguments),
            new ConfigurationBuilder().AddEnvironmentVariables().Build(),
            Console.Out,
            Console.Error,
            cancellationToken
        );
    }

    private SweepOnceOptions Read(ParseResult result)
    {
        return new(
            result.GetValue(id)!,
            Enum.Parse<SweepMode>(result.GetValue(mode)!, ignoreCase: true),
            result.GetValue(names)!,
            result.GetValue(clock)
        );
    }

    private static string Checked(ArgumentResult result, Predicate<string> isRight, string rule)
    {
        var text = result.Tokens[0].Value;
        if (!isRight(text))
        {
            result.AddError($"{rule}, not '{text}'.");
        }

        return text;
    }

    private static StateNames? Prefix(ArgumentResult result)
    {
        try
        {
            return new StateNames(result.Tokens[0].Value);
        }
        catch (ArgumentException refused)
        {
            result.AddError($"--names: {refused.Message.Split(" (Parameter", 2)[0]}");
            return null;
        }
    }
}
