using CsCheck;
using Remediation.Policies;

namespace Remediation.Tests.Policies;

public class MaintenanceWindowTests
{
    private static readonly DateTimeOffset Saturday = new(2026, 11, 28, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<MaintenanceWindow> Any = Gen.Select(
            Gen.Int[1, 127],
            Gen.Int[0, 1439],
            Gen.Int[15, 1440]
        )
        .Select(
            (days, start, length) =>
            {
                string[] names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
                var end = (start + length) % 1440;
                return MaintenanceWindow.Parse(
                    string.Join(',', names.Where((_, bit) => (days >> bit & 1) == 1))
                        + $" {start / 60:d2}:{start % 60:d2}-{end / 60:d2}:{end % 60:d2}"
                )!;
            }
        );

    [Theory]
    [InlineData("01:59", null)]
    [InlineData("02:00", "05:00")]
    [InlineData("04:59", "05:00")]
    [InlineData("05:00", null)]
    public void Maintenance_window_is_open_from_its_start_and_closed_from_its_end(string time, string? end)
    {
        var window = MaintenanceWindow.Parse("Sat 02:00-05:00")!;
        Assert.Equal(
            end is null ? null : Saturday + TimeSpan.Parse(end),
            window.EndAt(Saturday + TimeSpan.Parse(time))
        );
        Assert.Null(window.EndAt(Saturday.AddDays(1) + TimeSpan.Parse(time)));
    }

    [Fact]
    public void Maintenance_window_past_midnight_belongs_to_the_day_of_its_start()
    {
        var window = MaintenanceWindow.Parse("Fri 22:30-01:00")!;
        Assert.Equal(Saturday.AddHours(1), window.EndAt(Saturday.AddMinutes(-90)));
        Assert.Equal(Saturday.AddHours(1), window.EndAt(Saturday.AddMinutes(59)));
        Assert.Null(window.EndAt(Saturday.AddHours(1)));
        Assert.Null(window.EndAt(Saturday.AddHours(23)));
    }

    [Fact]
    public void A_time_in_another_zone_is_the_same_time() =>
        Assert.Equal(
            Saturday.AddHours(5),
            MaintenanceWindow
                .Parse("Sat 02:00-05:00")!
                .EndAt(new DateTimeOffset(2026, 11, 27, 20, 0, 0, TimeSpan.FromHours(-7)))
        );

    [Fact]
    public void Maintenance_window_is_open_for_its_stated_time_per_week() =>
        Any.Sample(
            window =>
            {
                var minutes = Enumerable
                    .Range(0, 7 * 1440)
                    .Count(minute => window.EndAt(Saturday.AddMinutes(minute)) is not null);
                var overlap = window.Length > TimeSpan.FromDays(1);
                Assert.False(overlap);
                Assert.Equal(window.Days.Count * window.Length.TotalMinutes, minutes);
            },
            iter: 50
        );

    [Fact]
    public void Maintenance_window_never_ends_in_the_past_nor_later_than_its_length() =>
        Gen.Select(Any, Gen.Int[0, 20000])
            .Sample(
                (window, minute) =>
                {
                    var now = Saturday.AddMinutes(minute);
                    Assert.True(window.EndAt(now) is not { } end || (end > now && end - now <= window.Length));
                }
            );

    [Fact]
    public void Maintenance_window_is_written_as_read() =>
        Any.Sample(window => Assert.Equal(window.ToString(), MaintenanceWindow.Parse(window.ToString())!.ToString()));
}
