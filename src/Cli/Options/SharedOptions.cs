using System.CommandLine;
using System.CommandLine.Parsing;
using Remediation.Policies;
using Simulator.Machines;
using Simulator.Platform.Faults;

namespace Cli.Options;

/// <summary>Options that several verbs have: names, ranges, defaults.</summary>
internal static class SharedOptions
{
    private const int MostMachines = 2000;

    internal static Option<int> MachinesOption()
    {
        return new("--machines")
        {
            Description =
                $"machines in the fleet, from {NamedFleet.Machines.Count} to {MostMachines}; "
                + "beyond the named ones they are generated",
            HelpName = "N",
            DefaultValueFactory = _ => NamedFleet.Machines.Count,
            CustomParser = result => Number(result, "--machines", NamedFleet.Machines.Count, MostMachines),
        };
    }

    internal static Option<string> ModeOption(string description)
    {
        var option = new Option<string>("--mode")
        {
            Description = description,
            HelpName = "report|inspect|repair",
            DefaultValueFactory = _ => "repair",
        };
        option.Validators.Add(result => CheckName<SweepMode>(result, "--mode must be report, inspect or repair"));
        return option;
    }

    internal static Option<string> FaultsOption()
    {
        var option = new Option<string>("--faults")
        {
            Description =
                "what goes wrong on the way: none, light or heavy (throttling, lost answers, machines that go "
                + "away ...)",
            HelpName = "none|light|heavy",
            DefaultValueFactory = _ => "none",
        };
        option.Validators.Add(result => CheckName<FaultProfile>(result, "--faults must be none, light or heavy"));
        return option;
    }

    internal static Option<int> SeedOption()
    {
        return new("--seed")
        {
            Description = "0 or more; same seed, same outcome",
            HelpName = "S",
            DefaultValueFactory = _ => 1,
            CustomParser = result => Number(result, "--seed", 0, int.MaxValue),
        };
    }

    internal static Option<DirectoryInfo> OutputOption(string description)
    {
        return new("--out")
        {
            Description = description,
            HelpName = "DIR",
            DefaultValueFactory = _ => new DirectoryInfo("out"),
        };
    }

    internal static Option<string> StorageOption()
    {
        var option = new Option<string>("--storage")
        {
            Description = "where the product's state is kept: memory, or azurite (install it with scripts/azurite.sh)",
            HelpName = "memory|azurite",
            DefaultValueFactory = _ => "memory",
        };
        option.Validators.Add(result => CheckName<StorageKind>(result, "--storage must be memory or azurite"));
        return option;
    }

    internal static int Number(ArgumentResult result, string name, int least, int most)
    {
        var text = result.Tokens[0].Value;
        if (!int.TryParse(text, out var number) || number < least || number > most)
        {
            result.AddError($"{name} must be a whole number from {least} to {most}, not '{text}'.");
        }

        return number;
    }

    internal static void CheckName<T>(OptionResult result, string rule)
        where T : struct, Enum
    {
        if (
            result.Tokens.Count > 0
            && !Enum.GetNames<T>().Contains(result.Tokens[0].Value, StringComparer.OrdinalIgnoreCase)
        )
        {
            result.AddError($"{rule}, not '{result.Tokens[0].Value}'.");
        }
    }

    internal static Option<bool> QuietOption() => new("--quiet") { Description = "print the result only" };
}
