using Remediation.ConnectionLogs.Tables;

namespace Cloud.Exports;

/// <summary>
/// A directory of exported logs, one file per table or several named <c>Table_part</c>. A closed hierarchy.
/// </summary>
public abstract record ExportFolder
{
    private static readonly string[] Extensions = [".json", ".jsonl", ".ndjson", ".csv"];

    private ExportFolder() { }

    /// <summary>There is something to read.</summary>
    /// <param name="Files">In order of name.</param>
    /// <param name="Problems">Files that were passed over, each named with the reason.</param>
    public sealed record Found(IReadOnlyList<ExportFile> Files, IReadOnlyList<string> Problems) : ExportFolder;

    /// <summary>There is nothing to read.</summary>
    /// <param name="Why">One sentence for the operator.</param>
    public sealed record Nothing(string Why) : ExportFolder;

    /// <summary>Looks into a directory, not into those below it.</summary>
    public static ExportFolder Open(string directory)
    {
        try
        {
            return Directory.Exists(directory)
                ? Sort(directory, [.. Directory.EnumerateFiles(directory).Order(StringComparer.Ordinal)])
                : new Nothing($"There is no directory '{directory}'.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Nothing($"The directory '{directory}' cannot be read: {e.Message}");
        }
    }

    private static ExportFolder Sort(string directory, string[] paths)
    {
        var files = paths.Select(FileOf).OfType<ExportFile>().ToList();
        var unknown = paths
            .Where(path => FileOf(path) is null)
            .Select(path => $"{Path.GetFileName(path)}: no table that is read has this name; it was passed over")
            .ToList();
        if (files.Exists(file => !file.IsHeartbeat))
        {
            return new Found(files, unknown);
        }

        var content =
            paths.Length == 0
                ? "the directory is empty."
                : $"it holds {string.Join(", ", paths.Select(Path.GetFileName))}.";
        return new Nothing(
            $"No file in '{directory}' is named after a table that is read ({Names()}), such as "
                + $"StorageBlobLogs.json; {content}"
        );
    }

    private static ExportFile? FileOf(string path)
    {
        var name = Path.GetFileName(path);
        var extension = Path.GetExtension(name);
        var table = FindTable(name.Split('.')[0].Split('_')[0]);
        return table is null
            ? null
            : new ExportFile(path, table, Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase));
    }

    private static KnownTable? FindTable(string name)
    {
        if (KnownTables.TryFind(name, out var table))
        {
            return table;
        }

        var isHeartbeat = name.Equals(HeartbeatTable.Table.Name, StringComparison.OrdinalIgnoreCase);
        return isHeartbeat ? HeartbeatTable.Table : null;
    }

    private static string Names() =>
        string.Join(", ", KnownTables.All.Append(HeartbeatTable.Table).Select(table => table.Name));
}
