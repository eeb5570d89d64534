using System.CommandLine;

namespace Cli.Commands;

/// <summary>The help of one command: usage, options with ranges and defaults, examples, exit codes.</summary>
internal static class HelpText
{
    public static int Print(CliCommand command, TextWriter writer)
    {
        var definition = command.Definition;
        writer.WriteLine(definition.Description);
        writer.WriteLine();
        writer.WriteLine($"Usage: {Usage(command)}");
        PrintRows(
            "Arguments",
            definition.Arguments.Select(argument => (Name(argument), Description(argument))),
            writer
        );
        PrintRows("Options", definition.Options.Select(option => (Name(option), Description(option))), writer);
        PrintRows("Commands", definition.Subcommands.Select(verb => (verb.Name, verb.Description ?? "")), writer);
        PrintRows("Examples", command.Examples, writer);
        PrintRows("Exit codes", ExitCodes.All.Select(code => ($"{code.Code}", code.Meaning)), writer);
        return ExitCodes.Done;
    }

    private static string Usage(CliCommand command)
    {
        var verb = command is DemoCommand ? "" : $" {command.Definition.Name}";
        var arguments = string.Concat(command.Definition.Arguments.Select(argument => $" {Name(argument)}"));
        var required = string.Concat(
            command.Definition.Options.Where(option => option.Required).Select(option => $" {Name(option)}")
        );
        return $"{CommandLine.Name}{verb}{arguments}{required} [options]";
    }

    private static void PrintRows(string title, IEnumerable<(string Name, string Text)> rows, TextWriter writer)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            return;
        }

        writer.WriteLine();
        writer.WriteLine($"{title}:");
        foreach (var (name, text) in all)
        {
            writer.WriteLine($"  {name, -34}  {text}".TrimEnd());
        }
    }

    private static string Name(Argument argument) => argument.HelpName ?? argument.Name;

    private static string Name(Option option) => option.HelpName is { } value ? $"{option.Name} {value}" : option.Name;

    private static string Description(Argument argument) => argument.Description ?? "";

    private static string Description(Option option)
    {
        var hasDefault = option.HasDefaultValue && option.HelpName is not null;
        return hasDefault && option.GetDefaultValue() is { } value
            ? $"{option.Description} [default: {Shown(value)}]"
            : option.Description ?? "";
    }

    private static string Shown(object value) =>
        value is FileSystemInfo file ? file.ToString() : $"{value}".ToLowerInvariant();
}
