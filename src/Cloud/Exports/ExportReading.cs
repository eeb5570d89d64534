using Remediation.ConnectionLogs;

namespace Cloud.Exports;

/// <summary>What a directory of exports held.</summary>
/// <param name="Files">In order of name.</param>
/// <param name="Problems">Files that were passed over, each named with the reason.</param>
/// <param name="Span">
/// From the first connection to just after the last, whatever the window; null where there is none.
/// </param>
/// <param name="Answer">The rows, and each table's health.</param>
public sealed record ExportReading(
    IReadOnlyList<FileReading> Files,
    IReadOnlyList<string> Problems,
    LogWindow? Span,
    LogAnswer Answer
);
