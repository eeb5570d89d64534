using System.CommandLine;
using System.CommandLine.Parsing;
using Cli.Options;
using Cli.Output;
using Cli.Runs;

namespace Cli.Commands;

/// <summary><c>logs</c>: a report from exported logs.</summary>
public sealed class LogsCommand : CliCommand
{
    private readonly Argument<DirectoryInfo> logs = new("DIR")
    {
        Description = "folder of exported logs, one file per table",
    };

    private readonly Option<FileInfo> inventory = new("--inventory")
    {
        Description = "the machines to match against: a Resource Graph result",
        HelpName = "FILE",
        Required = true,
    };

    private readonly Option<DirectoryInfo> output = SharedOptions.OutputOption("folder for the report files");
    private readonly Option<bool> quiet = SharedOptions.QuietOption();

    /// <summary>Declares it.</summary>
    public LogsCommand()
        : base("logs", "Reads exported logs and an inventory, and reports findings and a plan. Contacts nothing.")
    {
        logs.Validators.Add(result => CheckExists(result, "DIR", "directory", Directory.Exists));
        inventory.Validators.Add(result => CheckExists(result, "--inventory", "file", File.Exists));
        Definition.Arguments.Add(logs);
        Add(inventory, output, quiet);
    }

    /// <inheritdoc/>
    public override IEnumerable<(string Command, string Purpose)> Examples =>
        [("tlsr logs samples/contoso/logs --inventory samples/contoso/inventory.json", "")];

    /// <inheritdoc/>
    public override Task<bool> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var options = new LogsOptions(
            arguments.GetValue(logs)!,
            arguments.GetValue(inventory)!,
            arguments.GetValue(output)!,
            arguments.GetValue(quiet)
        );
        var screen = new LogsOutput(Screen.Open(), Console.Error, options.IsQuiet);
        return LogsRun.RunAsync(options, screen, cancellationToken);
    }

    private static void CheckExists(SymbolResult result, string name, string kind, Func<string?, bool> exists)
    {
        if (result.Tokens.Count > 0 && !exists(result.Tokens[0].Value))
        {
            result.AddError($"{name}: there is no {kind} '{result.Tokens[0].Value}'.");
        }
    }
}
