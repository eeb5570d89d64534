using System.CommandLine;

namespace Cli.Commands;

/// <summary>One verb of the command line: its options and the call that it makes.</summary>
public abstract class CliCommand
{
    private readonly Option<bool> help = new("--help", "-h", "-?") { Description = "show this help" };

    /// <summary>Declares the verb.</summary>
    /// <param name="name">The verb.</param>
    /// <param name="description">What it does, in one sentence.</param>
    protected CliCommand(string name, string description) => Definition = new Command(name, description) { help };

    /// <summary>Its arguments and options.</summary>
    public Command Definition { get; }

    /// <summary>Example commands, and what each does.</summary>
    public abstract IEnumerable<(string Command, string Purpose)> Examples { get; }

    /// <summary>True if help was requested.</summary>
    public bool AsksForHelp(ParseResult arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return arguments.GetValue(help);
    }

    /// <summary>Runs the verb with valid arguments; false if it failed.</summary>
    public abstract Task<bool> RunAsync(ParseResult arguments, CancellationToken cancellationToken);

    /// <summary>Declares options, in the order in which help shows them.</summary>
    protected void Add(params Option[] options)
    {
        ArgumentNullException.ThrowIfNull(options);
        for (var index = 0; index < options.Length; index++)
        {
            Definition.Options.Insert(index, options[index]);
        }
    }
}
