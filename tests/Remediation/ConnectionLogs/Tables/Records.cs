using System.Text.Json;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Tables;

namespace Remediation.Tests.ConnectionLogs.Tables;

/// <summary>Maps a record written as JSON.</summary>
internal static class Records
{
    public static RecordReading Map(string table, string json)
    {
        using var document = JsonDocument.Parse(json);
        Assert.True(KnownTables.TryFind(table, out var known));
        return known.Map(TableRecord.FromJson(document.RootElement));
    }

    public static LoggedConnection Mapped(string table, string json) =>
        Assert.IsType<RecordReading.Mapped>(Map(table, json)).Connection;

    public static LoggedConnection Mapped(string table, object record) =>
        Mapped(table, JsonSerializer.Serialize(record));

    public static string Malformed(string table, string json) =>
        Assert.IsType<RecordReading.Malformed>(Map(table, json)).Why;
}
