using Remediation.Findings;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Findings;

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
        Assert.Equal(reached, new NoiseFloor().IsReached([A.Finding() with { Hits = hits, TotalHits = total }]));

    [Fact]
    public void One_callers_findings_share_its_total()
    {
        var finding = A.Finding() with { Hits = 3, TotalHits = 200 };

        // 6 of 200 are 3 %; counted twice the total would be 400 and the share 1.5 %.
        Assert.True(new NoiseFloor().IsReached([finding, finding with { Protocol = TlsProtocol.Tls11 }]));
    }

    [Fact]
    public void Two_callers_have_two_totals()
    {
        var finding = A.Finding() with { Hits = 3, TotalHits = 200 };

        Assert.False(new NoiseFloor().IsReached([finding, finding with { Caller = A.Caller(address: "10.0.0.1") }]));
    }

    [Fact]
    public void No_finding_reaches_no_floor() => Assert.False(new NoiseFloor().IsReached([]));

    [Theory]
    [InlineData(10, 0, null)]
    [InlineData(10, 40, 0.25)]
    [InlineData(10, 5, 1.0)]
    public void The_share_is_known_only_where_a_total_is(long hits, long total, double? share) =>
        Assert.Equal(share, (A.Finding() with { Hits = hits, TotalHits = total }).Share);
}
