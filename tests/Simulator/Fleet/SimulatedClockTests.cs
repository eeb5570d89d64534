using Simulator.Fleet;

namespace Simulator.Tests.Fleet;

public class SimulatedClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Simulated_clock_starts_at_the_given_time_and_never_runs_back()
    {
        var clock = new SimulatedClock(Start, 30);
        var first = clock.GetUtcNow();

        Assert.InRange(first, Start, Start.AddHours(1));
        clock.JumpTo(Start.AddDays(-1));
        Assert.True(clock.GetUtcNow() >= first);
    }

    [Fact]
    public void A_jump_moves_time_and_timestamps_alike()
    {
        var clock = new SimulatedClock(Start, 30);
        var stamp = clock.GetTimestamp();

        clock.JumpTo(Start.AddDays(1));

        Assert.InRange(clock.GetUtcNow(), Start.AddDays(1), Start.AddDays(1).AddHours(1));
        Assert.InRange(clock.GetElapsedTime(stamp), TimeSpan.FromHours(22), TimeSpan.FromHours(26));
    }

    [Fact]
    public async Task Delay_of_a_simulated_hour_ends_an_hour_later_on_the_simulated_clock()
    {
        var clock = new SimulatedClock(Start, 100_000);
        var stamp = clock.GetTimestamp();

        await Task.Delay(TimeSpan.FromHours(1), clock, TestContext.Current.CancellationToken);

        Assert.True(clock.GetElapsedTime(stamp) > TimeSpan.FromMinutes(50));
    }

    [Fact]
    public void Another_process_reads_the_same_time_from_the_clocks_text()
    {
        var clock = new SimulatedClock(Start, 30);
        clock.JumpTo(Start.AddDays(2));

        var other = SimulatedClock.Parse(clock.ToText());

        Assert.NotNull(other);
        // The wall clock may advance a little between the two readings, and the simulated clock thirty times as much.
        var apart = other.GetUtcNow() - clock.GetUtcNow();
        Assert.InRange(apart, TimeSpan.FromMinutes(-1), TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-11-02T06:00:00.0000000+00:00/2026-11-02T06:00:00.0000000+00:00")]
    [InlineData("2026-11-02T06:00:00.0000000+00:00/noon/30")]
    [InlineData("2026-11-02T06:00:00.0000000+00:00/2026-11-02T06:00:00.0000000+00:00/0")]
    public void Text_that_is_no_clock_is_none(string text) => Assert.Null(SimulatedClock.Parse(text));
}
