using System.CommandLine;
using System.CommandLine.Parsing;
using Cli.Options;
using Cli.Output;
using Cli.Runs;
using Remediation.Policies;
using Simulator.Platform.Authorization;
using Simulator.Platform.Faults;

namespace Cli.Commands;

/// <summary>Without a verb: find, prove, repair and verify on a simulated Azure.</summary>
public sealed class DemoCommand : CliCommand
{
    private readonly Option<int> machines = SharedOptions.MachinesOption();
    private readonly Option<int> seed = SharedOptions.SeedOption();
    private readonly Option<string> role = RoleOption.Create();
    private readonly Option<string> mode = SharedOptions.ModeOption(
        "how far it goes: report, inspect or repair; without it as far as the role is meant to"
    );
    private readonly Option<string> faults = SharedOptions.FaultsOption();
    private readonly Option<string> guests = new("--guests")
    {
        Description =
            "what the machines are made of: memory, or wine (install it with scripts/wine.sh), the named ones only",
        HelpName = "memory|wine",
        DefaultValueFactory = _ => "memory",
    };
    private readonly Option<string> storage = SharedOptions.StorageOption();
    private readonly Option<DirectoryInfo> output = SharedOptions.OutputOption("folder for the report files");
    private readonly Option<bool> quiet = SharedOptions.QuietOption();

    /// <summary>Declares it.</summary>
    public DemoCommand()
        : base(CommandLine.Name, "Runs the demo: find, prove, repair and verify on a simulated Azure on this machine.")
    {
        guests.Validators.Add(result => SharedOptions.CheckName<GuestKind>(result, "--guests must be memory or wine"));
        Add(machines, seed, role, mode, faults, guests, storage, output, quiet);
        // As far as the role is meant to go, which is no value of its own.
        mode.DefaultValueFactory = null;
        Definition.Options.Add(new Option<bool>("--version") { Description = "show the version" });
        // A command with verbs that does nothing by itself would ask for one.
        Definition.SetAction(_ => ExitCodes.Done);
        Definition.Validators.Add(CheckWine);
    }

    /// <inheritdoc/>
    public override IEnumerable<(string Command, string Purpose)> Examples
    {
        get
        {
            return
            [
                ("tlsr", "the whole demo"),
                ("tlsr --machines 60 --faults light", "more machines, and what goes wrong in a real estate"),
                ("tlsr --role reader", "an identity that may not run commands"),
            ];
        }
    }

    /// <inheritdoc/>
    public override Task<bool> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var options = Read(arguments);
        return DemoRun.RunAsync(options, new DemoOutput(Screen.Open(), options.IsQuiet), cancellationToken);
    }

    private DemoOptions Read(ParseResult arguments)
    {
        return new(
            arguments.GetValue(machines),
            arguments.GetValue(seed),
            ReadMode(arguments),
            Enum.Parse<StorageKind>(arguments.GetValue(storage)!, ignoreCase: true),
            Enum.Parse<GuestKind>(arguments.GetValue(guests)!, ignoreCase: true),
            arguments.GetValue(output)!,
            arguments.GetValue(quiet)
        )
        {
            Faults = Enum.Parse<FaultProfile>(arguments.GetValue(faults)!, ignoreCase: true),
            Role = RoleOption.Parse(arguments.GetValue(role)!)!.Value,
        };
    }

    private SweepMode ReadMode(ParseResult arguments) =>
        arguments.GetResult(mode) is { Implicit: false }
            ? Enum.Parse<SweepMode>(arguments.GetValue(mode)!, ignoreCase: true)
            : RoleAssignments.FindMode(RoleOption.Parse(arguments.GetValue(role)!)!.Value);

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
}
