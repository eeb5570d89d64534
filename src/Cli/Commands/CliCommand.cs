using System.CommandLine;

namespace Cli.Commands;

/// <summary>One verb of the command line: what it takes, and the one call that it makes.</summary>
public abstract class CliCommand
{
    private readonly Option<bool> help = new("--help", "-h", "-?") { Description = "show this help" };

    /// <summary>Declares the verb.</summary>
    /// <param name="name">What people type.</param>
    /// <param name="description">What it does, in one sentence.</param>
    protected CliCommand(string name, string description) => Definition = new Command(name, description) { help };

    /// <summary>Its arguments and options.</summary>
    public Command Definition { get; }

    /// <summary>Commands to type, and what each does.</summary>
    public abstract IEnumerable<(string Command, string Purpose)> Examples { get; }

    /// <summary>True where help was asked for.</summary>
    public bool AsksForHelp(ParseResult arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return arguments.GetValue(help);
    }

    /// <summary>Runs it with arguments that have no errors; false where it came to nothing.</summary>
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
