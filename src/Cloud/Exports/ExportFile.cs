using Remediation.ConnectionLogs.Tables;

namespace Cloud.Exports;

/// <summary>One exported file.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Table">The table that it is named after.</param>
/// <param name="IsReadable">False where its form is none that is read, such as a compressed file.</param>
public sealed record ExportFile(string Path, KnownTable Table, bool IsReadable)
{
    /// <summary>The file's name without its folder.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>True where it tells of addresses and not of connections.</summary>
    public bool IsHeartbeat => Table == HeartbeatTable.Table;

    /// <summary>CSV; otherwise JSON of any kind.</summary>
    public bool IsCsv => Path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
}
