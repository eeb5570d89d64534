using System.CommandLine;
using Lab.Platform.Faults;
using Lab.Serve;

namespace Lab.CommandLine;

/// <summary>The arguments of <c>serve</c>.</summary>
public sealed class ServeArguments
{
    /// <summary>The first argument that leads here.</summary>
    public const string Name = "serve";

    private const int HighestPort = 65_534;

    private readonly Option<int> port = new("--port")
    {
        Description = "port of the simulated Azure on loopback, https; the doors take the next one; 0 for free ones",
        HelpName = "P",
        CustomParser = result => LabArguments.Number(result, "--port", 0, HighestPort),
    };

    private readonly Option<bool> doors = new("--doors")
    {
        Description = "host the HTTP API and the worker too, without the Functions host",
    };

    private readonly Option<string> role = RoleOption.Create();
    private readonly Option<string> storage = LabArguments.StorageOption();
    private readonly Option<int> machines = LabArguments.MachinesOption();
    private readonly Option<int> seed = LabArguments.SeedOption();
    private readonly Option<string> faults = LabArguments.FaultsOption();
    private readonly Option<DirectoryInfo> output = LabArguments.OutputOption(
        "folder for the certificate and the settings"
    );
    private readonly Option<bool> help = LabArguments.HelpOption();

    /// <summary>Declares them.</summary>
    public ServeArguments()
    {
        Command = new Command(
            Name,
            "Keeps the simulated Azure running for an app on this machine to work against, until Ctrl+C."
        )
        {
            port,
            doors,
            role,
            storage,
            machines,
            seed,
            faults,
            output,
            help,
        };
    }

    /// <summary>The command.</summary>
    public Command Command { get; }

    /// <summary>True where help was asked for.</summary>
    public bool AsksForHelp(ParseResult result) => result.GetValue(help);

    /// <summary>The options of a result without errors.</summary>
    public ServeOptions Read(ParseResult result)
    {
        return new(
            result.GetValue(port),
            result.GetValue(doors),
            Enum.Parse<StorageKind>(result.GetValue(storage)!, ignoreCase: true),
            result.GetValue(machines),
            result.GetValue(seed),
            result.GetValue(output)!
        )
        {
            Faults = Enum.Parse<FaultProfile>(result.GetValue(faults)!, ignoreCase: true),
            Role = RoleOption.Parse(result.GetValue(role)!)!.Value,
        };
    }
}
