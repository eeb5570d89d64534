using System.CommandLine;
using Cli.Options;
using Cli.Output;
using Cli.Serving;
using Simulator.Platform.Faults;

namespace Cli.Commands;

/// <summary><c>serve</c>: the simulated Azure, until Ctrl+C.</summary>
public sealed class ServeCommand : CliCommand
{
    private const int HighestPort = 65_534;

    private readonly Option<int> port = new("--port")
    {
        Description =
            "port of the simulated Azure on loopback, https, from 0 to 65534; the API takes the next one; 0 "
            + "for free ones",
        HelpName = "P",
        CustomParser = result => SharedOptions.Number(result, "--port", 0, HighestPort),
    };

    private readonly Option<bool> api = new("--api")
    {
        Description = "host the HTTP API and the worker too, without the Functions host",
    };

    private readonly Option<string> role = RoleOption.Create();
    private readonly Option<string> storage = SharedOptions.StorageOption();
    private readonly Option<int> machines = SharedOptions.MachinesOption();
    private readonly Option<int> seed = SharedOptions.SeedOption();
    private readonly Option<string> faults = SharedOptions.FaultsOption();
    private readonly Option<DirectoryInfo> output = SharedOptions.OutputOption(
        "folder for the certificate and the settings"
    );

    /// <summary>Declares it.</summary>
    public ServeCommand()
        : base(
            "serve",
            "Keeps the simulated Azure running for an app on this machine to work against, until Ctrl+C."
        ) => Add(port, api, role, storage, machines, seed, faults, output);

    /// <inheritdoc/>
    public override IEnumerable<(string Command, string Purpose)> Examples
    {
        get
        {
            return
            [
                ("tlsr serve --port 18443 --api", "the HTTP API too, on port 18444"),
                ("tlsr serve --port 18443 --storage azurite", "for an app of your own; . out/simulator.env first"),
            ];
        }
    }

    /// <inheritdoc/>
    public override Task<bool> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        return ServeRun.RunAsync(Read(arguments), Screen.Open(), cancellationToken);
    }

    private ServeOptions Read(ParseResult result)
    {
        return new(
            result.GetValue(port),
            result.GetValue(api),
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
