using Remediation.ConnectionLogs;
using Remediation.Findings;
using Remediation.Policies;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Policies;

public class NoiseFloorTests
{
    [Theory]
    [InlineData(4, 0, false)]
    [InlineData(5, 0, true)]
    [InlineData(5, 250, true)]
    [InlineData(5, 251, false)]
    [InlineData(4, 4, false)]
    [InlineData(5, 5, true)]
    public void The_default_floor_is_five_connections_and_two_percent(long hits, long total, bool reached) =>
        Assert.Equal(
            reached,
            new NoiseFloor().IsReached([A.Finding() with { Hits = hits, TotalHits = total }], A.Noon)
        );

    [Fact]
    public void One_callers_findings_share_its_total()
    {
        var finding = A.Finding() with { Hits = 3, TotalHits = 200 };

        // 6 of 200 are 3 %; counted twice the total would be 400 and the share 1.5 %.
        Assert.True(new NoiseFloor().IsReached([finding, finding with { Protocol = TlsProtocol.Tls11 }], A.Noon));
    }

    [Fact]
    public void Two_callers_have_two_totals()
    {
        var finding = A.Finding() with { Hits = 3, TotalHits = 200 };

        Assert.False(
            new NoiseFloor().IsReached([finding, finding with { Caller = A.Caller(address: "10.0.0.1") }], A.Noon)
        );
    }

    [Fact]
    public void No_finding_reaches_no_floor() => Assert.False(new NoiseFloor().IsReached([], A.Noon));

    [Theory]
    [InlineData(10, 0, null)]
    [InlineData(10, 40, 0.25)]
    [InlineData(10, 5, 1.0)]
    public void The_share_is_known_only_where_a_total_is(long hits, long total, double? share) =>
        Assert.Equal(share, (A.Finding() with { Hits = hits, TotalHits = total }).Share);

    [Theory]
    [InlineData(2, 2, true)]
    [InlineData(2, 3, false)]
    [InlineData(4, 3, true)]
    public void Days_are_counted_by_the_finding_that_has_most(int days, int needed, bool reached) =>
        Assert.Equal(
            reached,
            new NoiseFloor(MinimumDays: needed).IsReached(
                [A.Finding() with { Days = 1 }, A.Finding() with { Days = days }],
                A.Noon
            )
        );

    [Fact]
    public void Days_of_two_findings_are_not_added_because_both_may_cover_the_same_days() =>
        Assert.False(
            new NoiseFloor(MinimumDays: 3).IsReached(
                [A.Finding(), A.Finding() with { Protocol = TlsProtocol.Tls11 }],
                A.Noon
            )
        );

    [Fact]
    public void The_newest_connection_must_be_recent_where_that_is_asked()
    {
        Finding[] findings =
        [
            A.Finding() with
            {
                LastSeen = A.Noon.AddHours(-9),
            },
            A.Finding() with
            {
                LastSeen = A.Noon.AddHours(-6),
            },
        ];

        Assert.True(new NoiseFloor(MaximumAge: TimeSpan.FromHours(6)).IsReached(findings, A.Noon));
        Assert.False(new NoiseFloor(MaximumAge: TimeSpan.FromHours(6)).IsReached(findings, A.Noon.AddTicks(1)));
        Assert.True(new NoiseFloor().IsReached(findings, A.Noon.AddDays(30)));
    }

    [Fact]
    public void A_connection_after_the_sweeps_own_time_is_recent() =>
        Assert.True(
            new NoiseFloor(MaximumAge: TimeSpan.FromHours(1)).IsReached(
                [A.Finding() with { LastSeen = A.Noon.AddMinutes(5) }],
                A.Noon
            )
        );

    [Fact]
    public void Every_shortfall_and_nothing_else_is_reported_with_both_numbers()
    {
        var floor = new NoiseFloor(5, 0.02, 3, TimeSpan.FromHours(12));
        var finding = A.Finding() with { Hits = 1, TotalHits = 1000 };

        Assert.Equal(
            [
                "1 legacy connection of at least 5",
                "0.10 % of its traffic of at least 2.00 %",
                "2 days of at least 3",
                "the last one 1.00:00:00 ago of at most 0.12:00:00",
            ],
            floor.FindShortfalls([finding], A.Noon)
        );
        Assert.Equal(
            ["2 days of at least 3"],
            floor.FindShortfalls([finding with { Hits = 500, LastSeen = A.Noon }], A.Noon)
        );
        Assert.Equal(["no legacy connection"], floor.FindShortfalls([], A.Noon));
    }
}
