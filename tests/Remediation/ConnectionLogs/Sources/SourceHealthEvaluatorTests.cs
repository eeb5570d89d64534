using CsCheck;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Queries;
using Remediation.ConnectionLogs.Sources;
using Remediation.Reasons;
using Remediation.Tests.Builders;

namespace Remediation.Tests.ConnectionLogs.Sources;

public class SourceHealthEvaluatorTests
{
    private static readonly LogWindow Week = new(A.Noon.AddDays(-7), A.Noon);
    private static readonly SourceRecordCounts Full = new(true, 40, A.Noon.AddHours(-1));
    private static readonly Reason Refused = new(ReasonCodes.SourceFailed, "HTTP 403");

    public static TheoryData<string, SourceRecordCounts?, SourceState> Silences =>
        new()
        {
            { "Event", Full, SourceState.Healthy },
            { "Event", new SourceRecordCounts(false, 0, null), SourceState.Missing },
            { "Event", new SourceRecordCounts(true, 0, null), SourceState.Empty },
            { "Event", new SourceRecordCounts(true, 40, A.Noon.AddDays(-1.75)), SourceState.Healthy },
            { "Event", new SourceRecordCounts(true, 40, A.Noon.AddDays(-1.75).AddTicks(-1)), SourceState.Stale },
            { "StorageBlobLogs", Full, SourceState.LegacyRetired },
            { "StorageBlobLogs", new SourceRecordCounts(false, 0, null), SourceState.LegacyRetired },
            { "SigninLogs", new SourceRecordCounts(true, 0, null), SourceState.LegacyRetired },
            {
                "ApiManagementGatewayLogs",
                new SourceRecordCounts(true, 1, A.Noon.AddDays(-6)),
                SourceState.LegacyRetired
            },
            { "AGWAccessLogs", Full, SourceState.Healthy },
            { "Custom.proxy", null, SourceState.Empty },
        };

    [Theory]
    [MemberData(nameof(Silences))]
    public void Silence_is_worth_what_the_source_holds(string source, SourceRecordCounts? census, SourceState state)
    {
        var health = SourceHealthEvaluator.Evaluate(new SourceReading(source, [], census, null), Week);

        Assert.Equal((state, census?.Records, census?.Newest), (health.State, health.Records, health.Newest));
        Assert.Equal(state == SourceState.Healthy ? null : $"Source{state}", health.Reason?.Code.Name);
        Assert.Equal(state == SourceState.LegacyRetired, health.LegacyRetiredSince is not null);
    }

    [Theory]
    [InlineData(-7, SourceState.Healthy)]
    [InlineData(-1, SourceState.Healthy)]
    [InlineData(0, SourceState.LegacyRetired)]
    public void A_source_is_blind_where_the_window_starts_after_the_day_that_ended_old_protocols(
        int day,
        SourceState state
    )
    {
        var ended = new DateTimeOffset(2026, 2, 3, 0, 0, 0, TimeSpan.Zero);
        var window = new LogWindow(ended.AddDays(day), ended.AddDays(day + 7));

        Assert.Equal(
            state,
            SourceHealthEvaluator
                .Evaluate(
                    new SourceReading("StorageBlobLogs", [], new SourceRecordCounts(true, 9, window.To), null),
                    window
                )
                .State
        );
    }

    [Fact]
    public void What_a_source_shows_outweighs_the_date()
    {
        Assert.Equal(SourceState.Healthy, Judge([A.Row()], Full).State);
        Assert.Equal(
            SourceState.LegacyRetired,
            Judge([A.Row() with { TlsVersion = "TLS 1.2" }, A.Row() with { TlsVersion = "" }], Full).State
        );
        Assert.Equal(SourceState.Stale, Judge([A.Row()], new SourceRecordCounts(true, 9, A.Noon.AddDays(-6))).State);
    }

    [Fact]
    public void A_short_window_waits_six_hours_for_records_that_are_slow()
    {
        var day = new LogWindow(A.Noon.AddHours(-8), A.Noon);

        Assert.Equal(SourceState.Healthy, Of(-6).State);
        Assert.Equal(SourceState.Stale, Of(-6.1).State);

        SourceHealth Of(double hours) =>
            SourceHealthEvaluator.Evaluate(
                new SourceReading("Event", [], new SourceRecordCounts(true, 1, A.Noon.AddHours(hours)), null),
                day
            );
    }

    [Fact]
    public void Source_not_read_in_full_is_partial_with_records_and_failed_without()
    {
        Assert.Equal((SourceState.Failed, Refused), Unread(null, Full));
        Assert.Equal((SourceState.Failed, Refused), Unread([], new SourceRecordCounts(true, 0, null)));
        Assert.Equal((SourceState.Failed, Refused), Unread([], null));
        Assert.Equal((SourceState.Partial, new Reason(ReasonCodes.SourcePartial, "HTTP 403")), Unread([], Full));
        Assert.Equal((SourceState.Partial, new Reason(ReasonCodes.SourcePartial, "HTTP 403")), Unread([A.Row()], null));

        static (SourceState, Reason?) Unread(LegacyTlsRow[]? rows, SourceRecordCounts? census) =>
            SourceHealthEvaluator.Evaluate(new SourceReading("StorageBlobLogs", rows, census, Refused), Week)
                is var health
                ? (health.State, health.Reason)
                : default;
    }

    [Fact]
    public void Operator_query_with_rows_is_healthy_whatever_the_age_of_the_rows() =>
        Assert.Equal(
            SourceState.Healthy,
            SourceHealthEvaluator
                .Evaluate(
                    new SourceReading("Custom.proxy", [A.Row() with { LastSeen = A.Noon.AddDays(-6) }], null, null),
                    Week
                )
                .State
        );

    [Fact]
    public void Only_dates_that_are_verified_end_a_source() =>
        Assert.Equal(
            ["2022-01-31 4", "2025-10-31 1", "2026-02-03 4"],
            LogSources
                .All.Where(source => source.LegacyEnded is not null)
                .GroupBy(source => source.LegacyEnded!.Value)
                .OrderBy(group => group.Key)
                .Select(group => $"{group.Key:yyyy-MM-dd} {group.Count()}")
        );

    [Fact]
    public void A_healthy_source_has_recent_records_no_failure_and_no_reason_whatever_was_counted() =>
        Gen.Select(Gen.Bool, Gen.Int[0, 3], Gen.Int[0, 10], Gen.Bool, Gen.OneOf([.. LogQueries.Sources]))
            .Sample(
                (exists, records, days, fails, source) =>
                {
                    var census = new SourceRecordCounts(exists, records, records > 0 ? A.Noon.AddDays(-days) : null);
                    var health = SourceHealthEvaluator.Evaluate(
                        new SourceReading(source, [], census, fails ? Refused : null),
                        Week
                    );

                    Assert.Equal(health.State == SourceState.Healthy, health.Reason is null);
                    Assert.True(
                        health.State != SourceState.Healthy
                            || (
                                exists
                                && records > 0
                                && days < 2
                                && !fails
                                && LogSources.FindRetirementDate(source) is null
                            )
                    );
                }
            );

    private static SourceHealth Judge(LegacyTlsRow[] rows, SourceRecordCounts census) =>
        SourceHealthEvaluator.Evaluate(new SourceReading("StorageBlobLogs", rows, census, null), Week);
}
