namespace Lab.CommandLine;

/// <summary>The help text.</summary>
internal static class Help
{
    /// <summary>Prints it.</summary>
    public static void Print(LabArguments arguments, TextWriter writer)
    {
        writer.WriteLine("Runs the whole loop (find, prove, repair, verify) on a simulated Azure on this machine.");
        writer.WriteLine();
        writer.WriteLine("Usage: dotnet run --project src/Lab -- [options]");
        writer.WriteLine();
        foreach (var option in arguments.Options)
        {
            var name = option.HelpName is { } value ? $"{option.Name} {value}" : option.Name;
            writer.WriteLine($"  {name,-32} {option.Description}");
        }
    }
}
