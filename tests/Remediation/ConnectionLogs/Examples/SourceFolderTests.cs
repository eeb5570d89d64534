using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Callers;
using Remediation.ConnectionLogs.Queries;
using Remediation.ConnectionLogs.Tables;

namespace Remediation.Tests.ConnectionLogs.Examples;

public sealed class SourceFolderTests
{
    public static TheoryData<string> Sources => SourceFolder.All;

    [Fact]
    public void Every_source_has_its_folder_and_every_folder_its_source() =>
        Assert.Equal(
            LogQueries.Sources,
            Directory.EnumerateDirectories(SourceFolder.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Sources))]
    public void The_reader_of_exports_makes_of_the_records_the_rows_of_the_contract(string source)
    {
        Assert.True(KnownTables.TryFind(source.Split('.')[0], out var table));
        RecordReading[] mappings =
        [
            .. SourceFolder.Input(source).Select(record => table.Map(TableRecord.FromJson(record))),
        ];
        var rows = ConnectionAggregator.Aggregate(
            mappings.OfType<RecordReading.Mapped>().Select(mapped => mapped.Connection)
        );

        Assert.InRange(mappings.Length, 12, 100);
        Assert.Empty(mappings.OfType<RecordReading.Malformed>());
        Assert.Equal(InOrder(SourceFolder.Expected(source)), InOrder(rows.Select(AsTheWorkspaceSpellsIt)));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void The_records_hold_legacy_modern_and_unknown_versions(string source)
    {
        var expected = SourceFolder.Expected(source);

        Assert.Contains(expected, row => TlsProtocols.Parse(row.TlsVersion).IsLegacy());
        Assert.DoesNotContain(expected, row => TlsProtocols.Parse(row.TlsVersion).IsModern());
        Assert.Contains(
            expected,
            row =>
                row.TotalHits
                > expected.Where(other => Caller.FromRow(other) == Caller.FromRow(row)).Sum(other => other.Hits)
        );
        Assert.True(
            source.Contains("SignIn", StringComparison.OrdinalIgnoreCase)
                || expected.Any(row => TlsProtocols.Parse(row.TlsVersion) == TlsProtocol.Unknown)
        );
    }

    // The reader keeps a caller as its first record spells it; the queries normalise it at once. Both are the same
    // caller.
    private static LegacyTlsRow AsTheWorkspaceSpellsIt(LegacyTlsRow row)
    {
        var caller = Caller.FromRow(row);
        return row with
        {
            ClientIp = caller.Address,
            ClientHost = caller.HostName,
            ClientResourceId = caller.ResourceId,
            ClientPrincipalId = caller.PrincipalId,
            Role = row.Role.ToLowerInvariant(),
        };
    }

    private static IEnumerable<string> InOrder(IEnumerable<LegacyTlsRow> rows) =>
        rows.Select(row => row.ToString()).Order(StringComparer.Ordinal);
}
