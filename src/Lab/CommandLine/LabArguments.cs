using System.CommandLine;
using System.CommandLine.Parsing;
using Lab.Platform.Authorization;
using Lab.Platform.Faults;
using Lab.Serve;
using Lab.World;
using Remediation.Planning;

namespace Lab.CommandLine;

/// <summary>The Lab's arguments: names, ranges, help.</summary>
public sealed class LabArguments
{
    private const int MostMachines = 2000;

    private readonly Option<int> machines = MachinesOption();
    private readonly Option<int> seed = SeedOption();

    private readonly Option<string> role = RoleOption.Create();
    private readonly Option<string> mode = ModeOption(
        "how far the loop goes: report, inspect or repair; without it as far as the role is meant to"
    );
    private readonly Option<DirectoryInfo> output = OutputOption("folder for the report files");
    private readonly Option<string> storage = StorageOption();

    private readonly Option<string> faults = FaultsOption();
    private readonly Option<string> guests = new("--guests")
    {
        Description =
            "what the machines are made of: memory, or wine (install it with scripts/wine.sh), the named ones only",
        HelpName = "memory|wine",
        DefaultValueFactory = _ => "memory",
    };

    private readonly Option<bool> quiet = new("--quiet") { Description = "print the result only" };

    private readonly Option<DirectoryInfo?> logs = new("--logs")
    {
        Description = "read exported logs, one file per table, instead of running the loop; contacts nothing",
        HelpName = "DIR",
    };

    private readonly Option<FileInfo?> inventory = new("--inventory")
    {
        Description = "the machines for --logs: a Resource Graph result",
        HelpName = "FILE",
    };

    private readonly Option<bool> help = HelpOption();

    /// <summary>Declares the arguments.</summary>
    public LabArguments()
    {
        guests.Validators.Add(result => CheckName<GuestKind>(result, "--guests must be memory or wine"));
        logs.Validators.Add(result => CheckExists(result, "--logs", "directory", Directory.Exists));
        inventory.Validators.Add(result => CheckExists(result, "--inventory", "file", File.Exists));
        Command = new Command("lab", "Runs the whole loop on a simulated Azure, or reads exported logs.")
        {
            machines,
            seed,
            role,
            mode,
            faults,
            guests,
            storage,
            output,
            quiet,
            logs,
            inventory,
            help,
        };
        Command.Validators.Add(CheckPair);
        Command.Validators.Add(CheckWine);
    }

    /// <summary>The command.</summary>
    public Command Command { get; }

    /// <summary>True where help was asked for.</summary>
    public bool AsksForHelp(ParseResult result) => result.GetValue(help);

    /// <summary>The options of a result without errors.</summary>
    public LabOptions Read(ParseResult result)
    {
        return new(
            result.GetValue(machines),
            result.GetValue(seed),
            ModeOf(result),
            Enum.Parse<StorageKind>(result.GetValue(storage)!, ignoreCase: true),
            Enum.Parse<GuestKind>(result.GetValue(guests)!, ignoreCase: true),
            result.GetValue(output)!,
            result.GetValue(quiet),
            result.GetValue(logs) is { } folder ? new ExportInput(folder, result.GetValue(inventory)!) : null
        )
        {
            Faults = Enum.Parse<FaultProfile>(result.GetValue(faults)!, ignoreCase: true),
            Role = RoleOption.Parse(result.GetValue(role)!)!.Value,
        };
    }

    private SweepMode ModeOf(ParseResult result) =>
        result.GetResult(mode) is { Implicit: false }
            ? Enum.Parse<SweepMode>(result.GetValue(mode)!, ignoreCase: true)
            : LabRoles.ModeOf(RoleOption.Parse(result.GetValue(role)!)!.Value);

    internal static Option<int> MachinesOption()
    {
        return new("--machines")
        {
            Description =
                $"machines in the fleet; beyond the {NamedFleet.Machines.Count} named ones they are generated",
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
            Description = "same seed, same outcome",
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

    internal static Option<bool> HelpOption() => new("--help", "-h", "-?") { Description = "show this help" };

    internal static int Number(ArgumentResult result, string name, int least, int most)
    {
        var text = result.Tokens[0].Value;
        if (!int.TryParse(text, out var number) || number < least || number > most)
        {
            result.AddError($"{name} must be a whole number from {least} to {most}, not '{text}'.");
        }

        return number;
    }

    private static void CheckName<T>(OptionResult result, string rule)
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

    private static void CheckExists(OptionResult result, string name, string kind, Func<string?, bool> exists)
    {
        if (result.Tokens.Count > 0 && !exists(result.Tokens[0].Value))
        {
            result.AddError($"{name}: there is no {kind} '{result.Tokens[0].Value}'.");
        }
    }

    private void CheckWine(CommandResult result)
    {
        var isWine = string.Equals(result.GetValue(guests), nameof(GuestKind.Wine), StringComparison.OrdinalIgnoreCase);
        if (isWine && result.GetResult(machines) is { Implicit: false })
        {
            result.AddError(
                "--guests wine does not go with --machines: each machine is a Windows of its own, so only the "
                    + "named ones are there."
            );
        }
    }

    private void CheckPair(CommandResult result)
    {
        var hasLogs = result.GetResult(logs) is { Implicit: false };
        var hasInventory = result.GetResult(inventory) is { Implicit: false };
        if (hasLogs != hasInventory)
        {
            result.AddError(
                hasLogs
                    ? "--logs needs --inventory FILE, the machines to match against."
                    : "--inventory needs --logs DIR."
            );
        }
        else if (hasLogs && result.GetResult(mode) is { Implicit: false })
        {
            result.AddError("--mode does not go with --logs: exported logs are only reported on.");
        }
    }
}
