using CsCheck;
using NCrontab;

namespace Hosting.Tests.Options;

/// <summary>Settings that are valid alone and invalid together, and schedules.</summary>
public sealed class TogetherTests
{
    private static readonly CrontabSchedule.ParseOptions WithSeconds = new() { IncludingSeconds = true };

    [Theory]
    [InlineData("00:01:00", "00:01:00", false)]
    [InlineData("00:05:00", "00:01:00", false)]
    [InlineData("00:00:59", "00:01:00", true)]
    public void An_order_must_be_asked_about_at_least_once(string poll, string timeout, bool isFine)
    {
        (string, string?)[] changes = [("Orders:PollInterval", poll), ("Orders:PollTimeout", timeout)];
        if (isFine)
        {
            Assert.NotNull(Given.Accepted(changes));
            return;
        }

        Assert.Contains("shorten the one or lengthen the other", Assert.Single(Given.Refused(changes)).Detail);
    }

    [Fact]
    public void Setting_refused_on_its_own_is_not_refused_again_by_a_cross_setting_rule() =>
        Assert.Equal(
            "Orders:PollTimeout",
            Assert.Single(Given.Refused(("Orders:PollInterval", "00:05:00"), ("Orders:PollTimeout", "soon"))).Name
        );

    [Fact]
    public void Poll_timeout_may_be_shorter_than_the_script_timeout() =>
        Assert.NotNull(Given.Accepted(("Orders:ScriptTimeout", "01:30:00"), ("Orders:PollTimeout", "00:01:00")));

    [Fact]
    public void Baseline_that_disables_old_protocols_without_enabling_TLS_1_2_is_refused()
    {
        Assert.Contains(
            "add Schannel",
            Assert.Single(Given.Refused(("Sweep:BaselineParts", "DisableLegacy,WinHttp"))).Detail
        );
        Assert.NotNull(Given.Accepted(("Sweep:BaselineParts", "DisableLegacy,Schannel")));
    }

    [Theory]
    [InlineData("8", "7.00:00:00", true)]
    [InlineData("9", "7.00:00:00", false)]
    [InlineData("9", "7.00:00:01", true)]
    [InlineData("2", "01:00:00", true)]
    [InlineData("3", "1.00:00:00", false)]
    public void No_more_days_are_asked_for_than_the_look_back_can_touch(string days, string lookBack, bool isFine)
    {
        (string, string?)[] changes = [("Sweep:MinimumDays", days), ("Sweep:LookBack", lookBack)];
        if (isFine)
        {
            Assert.NotNull(Given.Accepted(changes));
            return;
        }

        Assert.Contains("no machine would ever be accused", Assert.Single(Given.Refused(changes)).Detail);
    }

    [Fact]
    public void Logs_of_resources_are_enough_without_a_workspace() =>
        Assert.Single(Given.Accepted(("Logs:Workspaces", null), ("Logs:Resources", SettingCase.Arm("a"))).Logs.Targets);

    [Fact]
    public void Refused_schedule_names_the_wrong_field() =>
        Assert.Contains(
            "has '25' for its hour, from 0 to 23",
            Assert.Single(Given.Refused(("Sweep:Schedule", "0 0 25 * * *"))).Detail
        );

    [Fact]
    public void Backward_range_in_a_schedule_is_refused_because_the_host_would_reverse_the_range()
    {
        Assert.NotEmpty(Given.Refused(("Sweep:Schedule", "0 0 22-6 * * *")));
        Assert.Equal(
            CrontabSchedule.Parse("0 0 6-22 * * *", WithSeconds).GetNextOccurrence(new DateTime(2026, 1, 1, 23, 0, 0)),
            CrontabSchedule.Parse("0 0 22-6 * * *", WithSeconds).GetNextOccurrence(new DateTime(2026, 1, 1, 23, 0, 0))
        );
    }

    [Fact]
    public void Every_schedule_that_is_taken_is_one_that_the_host_understands()
    {
        var taken = 0;
        var number = Gen.Int[0, 70].Select(value => $"{value}");
        var value = Gen.OneOf(
            number,
            Gen.OneOf("*", "mon", "DEC", "x", "", "?", "L", "1-5", "10-20", "5-1", "sun-tue", "*-3", "1--2")
        );
        var step = Gen.OneOf(Gen.Const(""), Gen.OneOf("/2", "/15", "/0", "/", "/x", "/99"));
        var field = Gen.OneOf(
            Gen.Const("*"),
            Gen.Select(value, step, (left, right) => left + right).Array[1, 3].Select(parts => string.Join(',', parts))
        );
        field
            .Array[5, 7]
            .Select(fields => string.Join(' ', fields))
            .Sample(
                schedule =>
                {
                    if (Given.Read(Given.With(("Sweep:Schedule", schedule))) is Hosting.Options.AppOptionsReading.Read)
                    {
                        Assert.True(CrontabSchedule.TryParse(schedule, WithSeconds) is not null, schedule);
                        Interlocked.Increment(ref taken);
                    }
                },
                iter: 20_000
            );
        Assert.True(taken > 100, $"Only {taken} were taken.");
    }
}
