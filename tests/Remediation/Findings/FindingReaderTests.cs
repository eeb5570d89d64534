using CsCheck;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Callers;
using Remediation.Findings;
using Remediation.Reasons;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Findings;

public class FindingReaderTests
{
    [Fact]
    public void No_rows_give_nothing()
    {
        var set = FindingReader.Read([]);

        Assert.Equal(0, set.RowsRead);
        Assert.Empty(set.Findings);
        Assert.Empty(set.Skipped);
    }

    [Fact]
    public void One_row_is_one_finding()
    {
        var finding = Assert.Single(FindingReader.Read([A.Row() with { Evidence = "agent/1.0" }]).Findings);

        Assert.Equivalent(A.Finding(), finding, strict: true);
    }

    [Fact]
    public void Rows_of_one_caller_and_protocol_add_up()
    {
        var row = A.Row() with { Hits = 1, TotalHits = 100, Days = 1 };
        LegacyTlsRow[] rows =
        [
            row with
            {
                FirstSeen = A.Noon.AddDays(-5),
                LastSeen = A.Noon.AddDays(-5),
                Hits = 2,
                ServerResourceId = "/b",
                Evidence = "z",
            },
            row with
            {
                FirstSeen = A.Noon.AddDays(-3),
                LastSeen = A.Noon.AddDays(-1),
                Hits = 3,
                ServerResourceId = "/a",
                Evidence = "y",
                ClientHost = "vm-01.contoso.com",
            },
            row with
            {
                Source = "Event",
                TotalHits = 7,
                TlsVersion = "TLSv1.0",
                ServerResourceId = "",
                Evidence = "",
            },
        ];

        var finding = Assert.Single(FindingReader.Read(rows).Findings);

        Assert.Equal(6, finding.Hits);
        Assert.Equal(107, finding.TotalHits);
        Assert.Equal(A.Noon.AddDays(-5), finding.FirstSeen);
        Assert.Equal(A.Noon.AddDays(-1), finding.LastSeen);
        Assert.Equal(4, finding.Days);
        Assert.Equal(["Event", "StorageBlobLogs"], finding.Sources);
        Assert.Equal(["/a", "/b"], finding.Servers);
        Assert.Equal("y", finding.Evidence);
        Assert.Equal(["", "y", "z"], finding.AllEvidence);
        Assert.Equal(3, finding.Rows);
    }

    [Fact]
    public void Day_count_of_a_row_is_used_if_larger_than_the_counted_days() =>
        Assert.Equal(6, Assert.Single(FindingReader.Read([A.Row() with { Days = 6 }]).Findings).Days);

    [Fact]
    public void No_evidence_is_an_empty_text() =>
        Assert.Equal("", Assert.Single(FindingReader.Read([A.Row() with { Evidence = "" }]).Findings).Evidence);

    [Fact]
    public void Findings_are_ordered_by_caller_and_then_by_protocol()
    {
        LegacyTlsRow[] rows =
        [
            A.Row() with
            {
                ClientHost = "b",
                TlsVersion = "TLS 1.1",
            },
            A.Row() with
            {
                ClientHost = "b",
                TlsVersion = "SSLv3",
            },
            A.Row() with
            {
                ClientHost = "a",
                TlsVersion = "TLS 1.1",
            },
        ];

        Assert.Equal(
            [("a", TlsProtocol.Tls11), ("b", TlsProtocol.Ssl3), ("b", TlsProtocol.Tls11)],
            FindingReader.Read(rows).Findings.Select(finding => (finding.Caller.HostName, finding.Protocol))
        );
    }

    public static TheoryData<LegacyTlsRow, string> SetAsideRows =>
        new()
        {
            { A.Row() with { FirstSeen = null }, "TLS101" },
            { A.Row() with { LastSeen = null }, "TLS101" },
            { A.Row() with { Hits = -1 }, "TLS101" },
            { A.Row() with { Hits = 1_000_000_000_001 }, "TLS101" },
            { A.Row() with { TotalHits = -1 }, "TLS101" },
            { A.Row() with { TotalHits = 1_000_000_000_001 }, "TLS101" },
            { A.Row() with { FirstSeen = null, TlsVersion = "TLS 1.2" }, "TLS101" },
            { A.Row() with { TlsVersion = "" }, "TLS102" },
            { A.Row() with { TlsVersion = "quic" }, "TLS102" },
            { A.Row() with { TlsVersion = "TLS 1.2" }, "TLS103" },
            { A.Row() with { TlsVersion = "TLS 1.3" }, "TLS103" },
            { A.Row() with { TlsVersion = "modern" }, "TLS103" },
        };

    [Theory]
    [MemberData(nameof(SetAsideRows))]
    public void A_row_that_is_no_legacy_connection_is_set_aside_with_its_reason(LegacyTlsRow row, string code)
    {
        var set = FindingReader.Read([row]);

        Assert.Empty(set.Findings);
        var aside = Assert.Single(set.Skipped);
        Assert.Equal(code, aside.Reason.Id);
        Assert.Equal(1, aside.Rows);
        Assert.Equal($"StorageBlobLogs: version '{row.TlsVersion}'", aside.Example);
    }

    [Fact]
    public void Set_aside_rows_are_counted_by_reason_in_order_of_id_with_one_example_each()
    {
        var set = FindingReader.Read([
            A.Row() with
            {
                TlsVersion = "TLS 1.2",
            },
            A.Row() with
            {
                TlsVersion = "zzz",
            },
            A.Row() with
            {
                TlsVersion = "abc",
            },
            A.Row(),
            A.Row() with
            {
                Hits = -1,
            },
        ]);

        Assert.Equal(5, set.RowsRead);
        Assert.Equal(
            [
                new SkippedRows(ReasonCodes.RowUnreadable, 1, "StorageBlobLogs: version 'TLS 1.0'"),
                new SkippedRows(ReasonCodes.VersionUnknown, 2, "StorageBlobLogs: version 'abc'"),
                new SkippedRows(ReasonCodes.VersionModern, 1, "StorageBlobLogs: version 'TLS 1.2'"),
            ],
            set.Skipped
        );
    }

    [Fact]
    public void The_largest_count_that_is_believed_is_a_million_millions()
    {
        var row = A.Row() with { Hits = 1_000_000_000_000, TotalHits = 1_000_000_000_000 };

        Assert.Equal(2_000_000_000_000, Assert.Single(FindingReader.Read([row, row]).Findings).Hits);
    }

    [Fact]
    public void Times_in_the_wrong_order_are_swapped_and_reported_in_UTC()
    {
        var east = A.Noon.ToOffset(TimeSpan.FromHours(14));

        var finding = Assert.Single(
            FindingReader.Read([A.Row() with { FirstSeen = east, LastSeen = east.AddDays(-3) }]).Findings
        );

        Assert.Equal((A.Noon.AddDays(-3), A.Noon), (finding.FirstSeen, finding.LastSeen));
        Assert.Equal((TimeSpan.Zero, TimeSpan.Zero), (finding.FirstSeen.Offset, finding.LastSeen.Offset));
    }

    [Theory]
    [InlineData("/a", "/b", "", "", "", "", false, false)]
    [InlineData("", "", "a", "b", "", "", false, false)]
    [InlineData("", "", "", "", "10.0.0.1", "10.0.0.2", false, false)]
    [InlineData("", "", "a", "a", "", "", false, true)]
    public void Callers_are_ordered_by_id_then_host_then_address_then_side(
        string id1,
        string id2,
        string host1,
        string host2,
        string ip1,
        string ip2,
        bool server1,
        bool server2
    )
    {
        var first = Row(id1, host1, ip1, server1);
        var second = Row(id2, host2, ip2, server2);
        Caller[] expected = [Caller.FromRow(first), Caller.FromRow(second)];

        Assert.Equal(expected, FindingReader.Read([first, second]).Findings.Select(finding => finding.Caller));
        Assert.Equal(expected, FindingReader.Read([second, first]).Findings.Select(finding => finding.Caller));
    }

    private static LegacyTlsRow Row(string id, string host, string address, bool server) =>
        A.Row() with
        {
            ClientResourceId = id,
            ClientHost = host,
            ClientIp = address,
            Role = server ? "server" : "client",
        };

    [Fact]
    public void A_row_without_connections_is_still_a_row() =>
        Assert.Equal(0, Assert.Single(FindingReader.Read([A.Row() with { Hits = 0 }]).Findings).Hits);

    [Fact]
    public void Arbitrary_row_is_in_a_finding_or_skipped() =>
        Generate.Rows.Sample(rows =>
        {
            var set = FindingReader.Read(rows);

            Assert.Equal(rows.Length, set.RowsRead);
            Assert.Equal(rows.Length, set.Findings.Sum(finding => finding.Rows) + set.Skipped.Sum(group => group.Rows));
            Assert.All(set.Findings, finding => Assert.True(finding.Protocol.IsLegacy()));
            Assert.All(set.Findings, finding => Assert.True(finding.FirstSeen <= finding.LastSeen));
            Assert.Equal(
                set.Findings.Count,
                set.Findings.Select(finding => (finding.Caller, finding.Protocol)).Distinct().Count()
            );
        });

    [Fact]
    public void The_order_of_the_rows_makes_no_difference() =>
        Generate
            .Rows.SelectMany(rows => Gen.Shuffle(rows), (rows, shuffled) => (rows, shuffled))
            .Sample(pair =>
                Assert.Equivalent(FindingReader.Read(pair.rows), FindingReader.Read(pair.shuffled), strict: true)
            );
}
