namespace Cloud.RunCommands;

/// <summary>
/// A run command as Azure reports it, for every kind of machine. State names are Azure's own; a value that Azure does
/// not report is empty or null.
/// </summary>
internal sealed record RunCommandFacts
{
    /// <summary>The provisioning state: whether the platform handed the script over.</summary>
    public string Provisioning { get; init; } = "";

    /// <summary>The execution state of the script itself.</summary>
    public string Execution { get; init; } = "";

    /// <summary>The platform's message about the script.</summary>
    public string Message { get; init; } = "";

    /// <summary>
    /// Exit code. Azure may report 0 before the script has started, so the exit code alone proves nothing.
    /// </summary>
    public int? ExitCode { get; init; }

    /// <summary>The last 4,096 bytes of standard output.</summary>
    public string Output { get; init; } = "";

    /// <summary>The last 4,096 bytes of standard error.</summary>
    public string Error { get; init; } = "";

    /// <summary>When the script began, by the platform's clock.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the script ended, by the platform's clock.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Code and message of each status of the instance view.</summary>
    public IReadOnlyList<string> Statuses { get; init; } = [];
}
