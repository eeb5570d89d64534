namespace Cli.Commands;

/// <summary>The exit codes of the process.</summary>
public static class ExitCodes
{
    /// <summary>The command succeeded.</summary>
    public const int Done = 0;

    /// <summary>
    /// The report and the simulated fleet disagree, the input could not be read, or a tool is missing.
    /// </summary>
    public const int Failed = 1;

    /// <summary>The arguments are wrong.</summary>
    public const int WrongArguments = 2;

    /// <summary>Ctrl+C or SIGTERM.</summary>
    public const int Stopped = 130;

    /// <summary>Each code with its meaning, for help.</summary>
    public static IReadOnlyList<(int Code, string Meaning)> All { get; } =
    [
        (Done, "done"),
        (Failed, "report and simulated fleet disagree, an input could not be read, or a tool is missing"),
        (WrongArguments, "wrong arguments"),
        (Stopped, "stopped"),
    ];
}
