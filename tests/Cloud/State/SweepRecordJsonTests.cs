using System.Text;
using System.Text.Json;
using Cloud.State;
using CsCheck;
using Remediation.Reasons;
using Remediation.Sweeps;

namespace Cloud.Tests.State;

public sealed class SweepRecordJsonTests
{
    [Fact]
    public void Sweep_record_is_read_back_as_written() =>
        Kept.AnyRecord()
            .Sample(record =>
            {
                var read = SweepRecordJson.Read(SweepRecordJson.Write(record with { Version = "old" }), "new");
                Kept.Same(record, read);
                Assert.Equal("new", read.Version);
            });

    [Fact]
    public void Record_JSON_equals_the_stored_form()
    {
        var record = Kept.Record() with
        {
            State = SweepState.Failed,
            Failure = new Reason(ReasonCodes.SourceFailed, "größer <b>"),
            Version = "old",
        };

        Assert.Equal(
            """{"id":"sweep-1","request":{"origin":"Http","mode":"Report","subscriptions":[],"machines":[],"computerNames":[],"planId":"","dryRun":false}"""
                + ""","acceptedAt":"2026-11-24T12:00:00+00:00","updatedAt":"2026-11-24T12:00:00+00:00","state":"Failed","cancelRequested":false"""
                + ""","failure":{"code":"TLS104","detail":"größer <b>"},"machines":0,"planId":"","version":""}""",
            Encoding.UTF8.GetString(SweepRecordJson.Write(record))
        );
    }

    [Fact]
    public void Unknown_member_of_a_newer_version_is_ignored_and_an_unknown_reason_keeps_its_id()
    {
        var json = Encoding
            .UTF8.GetString(
                SweepRecordJson.Write(Kept.Record() with { Failure = new Reason(ReasonCodes.SourceFailed, "why") })
            )
            .Replace("TLS104", "TLS999", StringComparison.Ordinal)
            .Replace("{\"origin\"", "{\"newer\":[1],\"origin\"", StringComparison.Ordinal)
            .Insert(1, "\"newest\":{\"a\":null},");
        var read = SweepRecordJson.Read(Encoding.UTF8.GetBytes(json), "v");

        Assert.Equal(("TLS999", "why"), (read.Failure!.Code.Id, read.Failure.Detail));
        Assert.NotEmpty(read.Failure.Code.NextStep);
        Kept.Same(Kept.Record(), read with { Failure = null });
    }

    [Fact]
    public void Member_missing_in_an_older_version_has_its_default()
    {
        var read = SweepRecordJson.Read(
            """{"id":"a","request":{"origin":"Timer"},"acceptedAt":"2026-11-24T12:00:00Z","updatedAt":"2026-11-24T12:00:00Z"}"""u8,
            "v"
        );

        Assert.Equal((SweepState.Queued, false, "", 0), (read.State, read.CancelRequested, read.PlanId, read.Machines));
        Assert.Empty(read.Request.Machines);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData(
        """{"id":null,"request":{"origin":"Timer"},"acceptedAt":"2026-11-24T12:00:00Z","updatedAt":"2026-11-24T12:00:00Z"}"""
    )]
    [InlineData("""{"id":"a","request":null,"acceptedAt":"2026-11-24T12:00:00Z","updatedAt":"2026-11-24T12:00:00Z"}""")]
    [InlineData("""{"id":"a","request":{"origin":"Timer"},"acceptedAt":"soon","updatedAt":"2026-11-24T12:00:00Z"}""")]
    [InlineData(
        """{"id":"a","request":{"origin":"Timer"},"acceptedAt":"2026-11-24T12:00:00Z","updatedAt":"2026-11-24T12:00:00Z","state":"Frozen"}"""
    )]
    [InlineData(
        """{"id":"a","request":{"origin":"Timer"},"acceptedAt":"2026-11-24T12:00:00Z","updatedAt":"2026-11-24T12:00:00Z","failure":{"code":"TLS104"}}"""
    )]
    public void Invalid_JSON_is_not_read_as_a_record(string json) =>
        Assert.Throws<JsonException>(() => SweepRecordJson.Read(Encoding.UTF8.GetBytes(json), "v"));
}
