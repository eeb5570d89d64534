using System.CommandLine;
using System.CommandLine.Parsing;
using Cloud.State;
using Lab.Serve;
using Lab.World;
using Remediation.Planning;
using Remediation.Sweeps;

namespace Lab.CommandLine;

/// <summary>The arguments of <c>sweep</c>.</summary>
public sealed class SweepArguments
{
    /// <summary>The first argument that leads here.</summary>
    public const string Name = "sweep";

    private readonly Option<string> id = new("--id")
    {
        Description = "the sweep's id: lower-case letters, digits and dashes; the same one again goes on with it",
        HelpName = "ID",
        Required = true,
        CustomParser = result =>
            Checked(result, SweepIds.IsWellFormed, "--id must be lower-case letters, digits and dashes, at most 64"),
    };

    private readonly Option<string> mode = LabArguments.ModeOption("how far it goes: report, inspect or repair");

    private readonly Option<StateNames> names = new("--names")
    {
        Description =
            "what the names of its state begin with: lower-case letters and digits, a letter first, at most 20",
        HelpName = "PREFIX",
        DefaultValueFactory = _ => StateNames.Default,
        CustomParser = Prefix,
    };

    private readonly Option<LabClock?> clock = new("--clock")
    {
        Description =
            "the clock of the simulated Azure where it is not the wall's: a moment of the wall's / its own "
            + "then / how much faster",
        HelpName = "TIMES",
        CustomParser = result =>
        {
            var parsed = LabClock.Parse(result.Tokens[0].Value);
            if (parsed is null)
            {
                result.AddError($"--clock must be two moments and a factor, not '{result.Tokens[0].Value}'.");
            }

            return parsed;
        },
    };

    private readonly Option<bool> help = LabArguments.HelpOption();

    /// <summary>Declares them.</summary>
    public SweepArguments()
    {
        Command = new Command(
            Name,
            "Runs one sweep against a 'serve --storage azurite' whose lab.env is in the environment. Killed "
                + "and started again, it goes on."
        )
        {
            id,
            mode,
            names,
            clock,
            help,
        };
    }

    /// <summary>The command.</summary>
    public Command Command { get; }

    /// <summary>True where help was asked for.</summary>
    public bool AsksForHelp(ParseResult result) => result.GetValue(help);

    /// <summary>The options of a result without errors.</summary>
    public SweepOnceOptions Read(ParseResult result)
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
