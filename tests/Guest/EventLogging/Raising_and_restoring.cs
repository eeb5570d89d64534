using System.Xml.Linq;
using Microsoft.Win32;

namespace Guest.Tests.EventLogging;

public sealed class Raising_and_restoring
{
    private const string Task = "TlsRemediation-SchannelEventLogging";
    private static readonly XNamespace Xml = "http://schemas.microsoft.com/windows/2004/02/mit/task";
    private static readonly string[] Words = ["a", "b"];

    private readonly Stage stage = new();

    public static TheoryData<RegistryValueKind, object> Priors =>
        new()
        {
            { RegistryValueKind.DWord, 1 },
            { RegistryValueKind.DWord, -1 },
            { RegistryValueKind.QWord, 7L },
            { RegistryValueKind.String, "7" },
            { RegistryValueKind.ExpandString, "%a%" },
            { RegistryValueKind.MultiString, Words },
            { RegistryValueKind.Binary, new byte[] { 7, 0, 0, 0 } },
        };

    [Theory]
    [MemberData(nameof(Priors))]
    public async Task Prior_value_is_restored_with_its_own_kind(RegistryValueKind kind, object data)
    {
        stage.Registry.Set(Stage.Schannel, "EventLogging", kind, data);
        var before = stage.Registry.Dump(except: TestGuest.Own);

        var raised = await stage.RunAsync("");
        Assert.Equal((0, "DWord 7"), (raised.ExitCode, stage.EventLogging));
        var restored = await stage.RunAsync("-Restore yes");

        Assert.Equal(0, restored.ExitCode);
        Assert.Equal(before, stage.Registry.Dump(except: TestGuest.Own));
        Assert.Empty(stage.Tasks);
        Assert.Empty(stage.Files);
    }

    [Fact]
    public async Task A_value_that_was_not_there_is_gone_again()
    {
        Assert.Equal(
            (0, "EventLogging is 7 until 2026-11-25T12:00:00Z; it was Absent"),
            await stage.RunAsync("-Hours 24")
        );
        Assert.Equal("DWord 7", stage.EventLogging);
        Assert.Equal((0, "EventLogging is Absent again"), await stage.RunAsync("-Restore yes"));
        Assert.Equal("-", stage.EventLogging);
    }

    [Fact]
    public async Task The_task_runs_the_copy_that_the_script_left_and_that_restores()
    {
        stage.Registry.Set(Stage.Schannel, "EventLogging", 1u);
        await stage.RunAsync("-Hours 6");

        var task = XDocument.Parse(stage.Tasks[Task]).Root!;
        Assert.Equal("2026-11-24T18:00:00Z", task.Descendants(Xml + "StartBoundary").Single().Value);
        Assert.Equal("S-1-5-18", task.Descendants(Xml + "UserId").Single().Value);
        Assert.Equal(
            $"-NoProfile -NonInteractive -ExecutionPolicy Bypass -File \"{Stage.Copy}\" -Restore yes",
            task.Descendants(Xml + "Arguments").Single().Value
        );
        Assert.Equal(Stage.Script, stage.Files[Stage.Copy]);

        Assert.Equal(
            (0, "EventLogging is DWord 1 again"),
            await stage.RunAsync("-Restore yes", stage.Files[Stage.Copy])
        );
        Assert.Empty(stage.Tasks);
    }

    [Fact]
    public async Task Twice_prolongs_and_keeps_the_first_record()
    {
        stage.Registry.Set(Stage.Schannel, "EventLogging", 1u);
        await stage.RunAsync("-Hours 1");
        stage.Now += TimeSpan.FromMinutes(30);

        Assert.Equal(
            (0, "EventLogging is 7 until 2026-11-24T14:30:00Z; it was DWord 1"),
            await stage.RunAsync("-Hours 2")
        );
        Assert.Contains("2026-11-24T14:30:00Z", Assert.Single(stage.Tasks).Value, StringComparison.Ordinal);
        await stage.RunAsync("-Restore yes");
        Assert.Equal("DWord 1", stage.EventLogging);
    }

    [Fact]
    public async Task Value_changed_since_is_kept_and_the_logging_script_can_run_again()
    {
        stage.Registry.Set(Stage.Schannel, "EventLogging", 1u);
        await stage.RunAsync("");
        stage.Registry.Set(Stage.Schannel, "EventLogging", 3u);

        var again = await stage.RunAsync("");
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("changed since it was raised, to DWord 3", again.Output, StringComparison.Ordinal);
        Assert.Equal("DWord 3", stage.EventLogging);

        var refused = await stage.RunAsync("-Restore yes");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("left so", refused.Output, StringComparison.Ordinal);
        Assert.Equal("DWord 3", stage.EventLogging);
        Assert.Empty(stage.Tasks);

        Assert.Equal((0, "EventLogging is 7 until 2026-11-25T12:00:00Z; it was DWord 3"), await stage.RunAsync(""));
    }

    [Fact]
    public async Task Level_seven_set_by_an_administrator_is_kept()
    {
        stage.Registry.Set(Stage.Schannel, "EventLogging", 7u);
        var before = stage.Registry.Dump();

        var run = await stage.RunAsync("");

        Assert.Equal((0, "EventLogging is 7 already, by somebody's choice; nothing was done"), run);
        Assert.Equal(before, stage.Registry.Dump());
        Assert.Empty(stage.Tasks);
    }

    [Fact]
    public async Task Restoring_what_was_never_raised_does_nothing()
    {
        stage.Registry.Set(Stage.Schannel, "EventLogging", 7u);
        Assert.Equal(0, (await stage.RunAsync("-Restore yes")).ExitCode);
        Assert.Equal("DWord 7", stage.EventLogging);
    }

    [Fact]
    public async Task Nothing_is_raised_that_no_task_would_restore()
    {
        stage.Registry.Set(Stage.Schannel, "EventLogging", 1u);
        stage.SchedulerIsDown = true;

        var run = await stage.RunAsync("");
        Assert.Equal((1, "Failed: The Task Scheduler is not running."), run);
        Assert.Equal("DWord 1", stage.EventLogging);

        stage.SchedulerIsDown = false;
        stage.Registry.Set(Stage.Schannel, "EventLogging", 2u);
        await stage.RunAsync("");
        await stage.RunAsync("-Restore yes");
        Assert.Equal("DWord 2", stage.EventLogging);
    }

    [Fact]
    public async Task Access_denied_ends_the_logging_script()
    {
        stage.Registry.Set(Stage.Schannel, "EventLogging", 1u).DenyRead(Stage.Schannel);
        Assert.Equal(1, (await stage.RunAsync("")).ExitCode);
        stage.Registry.AllowAll().DenyWrite(Stage.Schannel);
        Assert.Equal(1, (await stage.RunAsync("")).ExitCode);
        Assert.Equal("DWord 1", stage.EventLogging);

        stage.Registry.AllowAll();
        Assert.Equal((0, "EventLogging is DWord 1 again"), await stage.RunAsync("-Restore yes"));
    }

    [Fact]
    public async Task A_damaged_record_restores_nothing()
    {
        stage.Registry.Set(Stage.Schannel, "EventLogging", 1u);
        await stage.RunAsync("");
        stage.Registry.Remove(Stage.Record, "Prior");

        Assert.Equal(1, (await stage.RunAsync("-Restore yes")).ExitCode);
        Assert.Equal("DWord 7", stage.EventLogging);
        Assert.Single(stage.Tasks);
    }

    [Theory]
    [InlineData("-Hours 0")]
    [InlineData("-Hours 169")]
    [InlineData("-Restore perhaps")]
    public async Task Other_words_are_refused_before_anything_happens(string parameters)
    {
        var before = stage.Registry.Dump();
        var (exitCode, output) = await stage.RunAsync(parameters);
        Assert.Equal(1, exitCode);
        Assert.Contains(parameters.Split(' ')[0][1..], output, StringComparison.Ordinal);
        Assert.Equal(before, stage.Registry.Dump());
    }
}
