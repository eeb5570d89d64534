using System.CommandLine;

namespace Lab.CommandLine;

/// <summary>The help text.</summary>
internal static class Help
{
    /// <summary>Prints that of the whole Lab.</summary>
    public static void Print(LabArguments arguments, TextWriter writer)
    {
        writer.WriteLine("Runs the whole loop (find, prove, repair, verify) on a simulated Azure on this machine.");
        writer.WriteLine();
        writer.WriteLine("Usage: dotnet run --project src/Lab -- [options]");
        writer.WriteLine("       dotnet run --project src/Lab -- serve --port P [options]   (serve --help)");
        writer.WriteLine("       dotnet run --project src/Lab -- sweep --id ID [options]    (sweep --help)");
        Print(arguments.Command, writer);
    }

    /// <summary>Prints that of <c>serve</c>.</summary>
    public static void Print(ServeArguments arguments, TextWriter writer) =>
        Print(arguments.Command, "serve --port P [options]", writer);

    /// <summary>Prints that of <c>sweep</c>.</summary>
    public static void Print(SweepArguments arguments, TextWriter writer) =>
        Print(arguments.Command, "sweep --id ID [options]", writer);

    private static void Print(Command command, string usage, TextWriter writer)
    {
        writer.WriteLine(command.Description);
        writer.WriteLine();
        writer.WriteLine($"Usage: dotnet run --project src/Lab -- {usage}");
        Print(command, writer);
    }

    private static void Print(Command command, TextWriter writer)
    {
        writer.WriteLine();
        foreach (var option in command.Options)
        {
            var name = option.HelpName is { } value ? $"{option.Name} {value}" : option.Name;
            writer.WriteLine($"  {name, -32} {option.Description}");
        }
    }
}
