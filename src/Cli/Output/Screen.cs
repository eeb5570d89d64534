using Spectre.Console;

namespace Cli.Output;

/// <summary>The terminal.</summary>
internal static class Screen
{
    // A file or pipe has no width; tables are then drawn for a wide terminal.
    private const int WidthOfAFile = 140;

    public static IAnsiConsole Open()
    {
        var console = AnsiConsole.Console;
        console.Profile.Width = Console.IsOutputRedirected ? WidthOfAFile : console.Profile.Width;
        return console;
    }
}
