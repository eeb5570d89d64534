namespace Remediation.ConnectionLogs.Tables;

/// <summary>A table whose records can be read.</summary>
/// <param name="Name">The table's name in Log Analytics.</param>
/// <param name="Map">Reads one record; total.</param>
public sealed record KnownTable(string Name, Func<TableRecord, RecordReading> Map);
