using Lab.World;

namespace Lab.Tests.World;

public class LabClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_starts_where_it_is_told_and_never_runs_back()
    {
        var clock = new LabClock(Start, 30);
        var first = clock.GetUtcNow();

        Assert.InRange(first, Start, Start.AddHours(1));
        clock.JumpTo(Start.AddDays(-1));
        Assert.True(clock.GetUtcNow() >= first);
    }

    [Fact]
    public void A_jump_moves_time_and_timestamps_alike()
    {
        var clock = new LabClock(Start, 30);
        var stamp = clock.GetTimestamp();

        clock.JumpTo(Start.AddDays(1));

        Assert.InRange(clock.GetUtcNow(), Start.AddDays(1), Start.AddDays(1).AddHours(1));
        Assert.InRange(clock.GetElapsedTime(stamp), TimeSpan.FromHours(22), TimeSpan.FromHours(26));
    }

    [Fact]
    public async Task A_delay_of_a_Lab_hour_ends_after_it_on_the_Labs_clock()
    {
        var clock = new LabClock(Start, 100_000);
        var stamp = clock.GetTimestamp();

        await Task.Delay(TimeSpan.FromHours(1), clock, TestContext.Current.CancellationToken);

        Assert.True(clock.GetElapsedTime(stamp) > TimeSpan.FromMinutes(50));
    }
}
