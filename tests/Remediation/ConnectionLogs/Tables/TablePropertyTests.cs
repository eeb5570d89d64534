using System.Text.Json;
using CsCheck;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Callers;
using Remediation.ConnectionLogs.Tables;

namespace Remediation.Tests.ConnectionLogs.Tables;

public class TablePropertyTests
{
    private static readonly Gen<string> Name = Gen.OneOf(
        "time",
        "TimeGenerated",
        "properties",
        "tlsVersion",
        "callerIpAddress",
        "EventID",
        "Source",
        "EventData",
        "ParameterXml",
        "Message",
        "AuthenticationProcessingDetails",
        "DeviceDetail",
        "ManagedServiceIdentity",
        "Category",
        "ResourceProvider",
        "OperationName",
        "AdditionalFields",
        "properties_s",
        "client_tls_version_d",
        "TotalOperations",
        "Tlsversion",
        "key",
        "value",
        "IPAddress",
        "_ResourceId"
    );

    private static readonly Gen<string> Scalar = Gen.OneOf(
        Gen.OneOf(
            "null",
            "true",
            "1e999",
            "36880",
            "\"36880\"",
            "\"Schannel\"",
            "\"2026-01-05T10:00:00Z\"",
            "\"\\ud800\"",
            "\"<Type>client</Type>\"",
            "\"<a\"",
            "\"[{\"",
            "\"[]\"",
            "\"{}\"",
            "\"Legacy TLS\"",
            "\"True\"",
            "\"Connections\"",
            "\"MICROSOFT.DEVICES\"",
            "\"deviceConnect\"",
            "\"SQLSecurityAuditEvents\"",
            "769"
        ),
        Gen.String.Select(text => JsonSerializer.Serialize(text))
    );

    [Fact]
    public void Arbitrary_json_never_throws() =>
        Json(3)
            .Sample(json =>
            {
                using var document = JsonDocument.Parse(json);
                foreach (var table in KnownTables.All)
                {
                    Assert.NotNull(table.Map(TableRecord.FromJson(document.RootElement)));
                }
            });

    [Fact]
    public void Arbitrary_cells_never_throw() =>
        Gen.Select(Name.Array[0, 6], Gen.String.Array[0, 8])
            .Sample(
                (names, cells) =>
                {
                    foreach (var table in KnownTables.All)
                    {
                        Assert.NotNull(table.Map(TableRecord.FromCells(new TableColumns(names), cells)));
                    }
                }
            );

    [Fact]
    public void Aggregation_loses_and_invents_no_connection()
    {
        var connection = Gen.Select(
            Gen.OneOf("A", "B"),
            Gen.OneOf("10.0.0.4:1", "10.0.0.4:2", "10.0.0.5", ""),
            Gen.OneOf("TLS 1.0", "TLSv1", "TLS 1.2", "TLS 1.3", ""),
            Gen.Int[0, 72],
            Gen.Bool,
            Gen.Long[1, 3],
            (source, ip, version, hour, timed, hits) =>
                new LoggedConnection(source, timed ? DateTimeOffset.UnixEpoch.AddHours(hour) : null, version)
                {
                    ClientIp = ip,
                    Hits = hits,
                }
        );
        connection
            .Array[0, 60]
            .Sample(all =>
            {
                var rows = ConnectionAggregator.Aggregate(all);
                Assert.Equal(
                    all.Where(c => !TlsProtocols.Parse(c.TlsVersion).IsModern()).Sum(c => c.Hits),
                    rows.Sum(row => row.Hits)
                );
                foreach (var row in rows)
                {
                    var same = all.Where(c =>
                            c.Source == row.Source
                            && Addresses.Normalize(c.ClientIp) == Addresses.Normalize(row.ClientIp)
                        )
                        .ToArray();
                    var mine = same.Where(c =>
                            c.TlsVersion == row.TlsVersion && c.Time is null == row.FirstSeen is null
                        )
                        .ToArray();
                    Assert.Equal((mine.Sum(c => c.Hits), same.Sum(c => c.Hits)), (row.Hits, row.TotalHits));
                    Assert.Equal((mine.Min(c => c.Time), mine.Max(c => c.Time)), (row.FirstSeen, row.LastSeen));
                    Assert.Equal(
                        Math.Max(1, mine.Where(c => c.Time is not null).DistinctBy(c => c.Time!.Value.Date).Count()),
                        row.Days
                    );
                }
            });
    }

    private static Gen<string> Json(int depth) =>
        depth == 0
            ? Scalar
            : Gen.OneOf(
                Scalar,
                Json(depth - 1).Array[0, 4].Select(items => $"[{string.Join(',', items)}]"),
                Gen.Select(Name, Json(depth - 1))
                    .Array[0, 8]
                    .Select(items => $"{{{string.Join(',', items.Select(i => $"\"{i.Item1}\":{i.Item2}"))}}}")
            );
}
