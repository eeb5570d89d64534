using CsCheck;
using Remediation.GuestReports;
using Remediation.Orders;
using Simulator.Guests;
using Simulator.Platform;
using static Guest.Tests.TestGuest;

namespace Guest.Tests;

public class Restarting
{
    private static readonly RestartNotice Notice = new(
        TimeSpan.FromMinutes(5),
        "TLS 1.2 values were set: restart (planned)."
    );

    public static TheoryData<string, string?> BadParameters =>
        new()
        {
            { "Delay", null },
            { "Delay", "" },
            { "Delay", "29" },
            { "Delay", "3601" },
            { "Delay", "-60" },
            { "Delay", "60 " },
            { "Delay", "0x40" },
            { "Delay", "99999" },
            { "Reason", null },
            { "Reason", "" },
            { "Reason", " x" },
            { "Reason", "a\" /s \"" },
            { "Reason", "a & b" },
            { "NotAfter", null },
            { "NotAfter", "" },
            { "NotAfter", "2099-01-01" },
            { "NotAfter", "99999999999999 " },
            { "NotAfter", "20200101000000" },
            { "Reason", "a\n" },
            { "Reason", "\u6709" },
            { "Reason", new string('a', 121) },
        };

    [Fact]
    public async Task Restart_is_requested_once_after_a_repair_with_a_reason()
    {
        var registry = MemoryRegistry.CreateWindows(7601, "Windows");
        await SendAsync(registry, Repair());

        var first = await RunAsync(registry, Restart());
        Assert.Equal(new RestartRequest(TimeSpan.FromMinutes(5), Notice.Reason), first.Restart);
        Assert.Equal(RestartAnswer.Asked, Read(first, Restart()).Restart);

        var second = await RunAsync(registry, Restart());
        Assert.Null(second.Restart);
        Assert.Equal(RestartAnswer.AskedBefore, Read(second, Restart()).Restart);
    }

    [Fact]
    public async Task After_the_restart_nothing_is_pending_and_nothing_is_asked()
    {
        var registry = MemoryRegistry.CreateWindows(7601, "Windows");
        await SendAsync(registry, Repair());
        await RunAsync(registry, Restart());
        registry.Restart();

        var again = await RunAsync(registry, Restart());

        Assert.Null(again.Restart);
        Assert.Equal(
            (GuestOutcome.Done, RestartAnswer.NotAsked),
            (Read(again, Restart()).Outcome, Read(again, Restart()).Restart)
        );
    }

    [Fact]
    public Task No_other_mode_ever_asks_and_without_the_mark_none_does() =>
        AnyRegistry.OfEverything.SampleAsync(
            async registry =>
            {
                Assert.Null((await RunAsync(registry, Restart(Everything))).Restart);
                Assert.Equal(0, registry.Writes);
                var repair = Repair(Everything);
                foreach (var order in new[] { Inspect(Everything), repair, Restore(repair, Everything) })
                {
                    Assert.Null((await RunAsync(registry, order)).Restart);
                }
            },
            iter: 60,
            threads: 1
        );

    [Fact]
    public async Task A_restart_writes_no_value()
    {
        var registry = MemoryRegistry.CreateWindows(7601, "Windows");
        await SendAsync(registry, Repair());
        var before = registry.Dump();

        await SendAsync(registry, Restart());

        Assert.Equal([Own + @"\RestartRequested (volatile)"], registry.Dump().Except(before));
    }

    [Fact]
    public async Task Failed_restart_request_is_reported_and_repeated_by_the_next_order()
    {
        var registry = MemoryRegistry.CreateWindows(7601, "Windows");
        await SendAsync(registry, Repair());
        using var deaf = new GuestShell(1)
        {
            RestartFault = new InvalidOperationException("shutdown.exe ended with 1115"),
        };

        var order = Restart();
        var report = Read(await deaf.RunAsync(order.Script, order.Parameters, registry), order);

        Assert.Equal((GuestOutcome.Failed, RestartAnswer.NotAsked), (report.Outcome, report.Restart));
        Assert.Contains("1115", report.Message, StringComparison.Ordinal);
        Assert.NotNull((await RunAsync(registry, order)).Restart);
    }

    [Fact]
    public async Task A_mark_that_cannot_be_read_is_no_mark()
    {
        var registry = MemoryRegistry.CreateWindows(7601, "Windows");
        await SendAsync(registry, Repair());
        registry.DenyRead(Own + @"\RestartPending");

        var result = await RunAsync(registry, Restart());

        Assert.Null(result.Restart);
        Assert.Equal(GuestOutcome.Failed, Read(result, Restart()).Outcome);
    }

    [Theory]
    [MemberData(nameof(BadParameters))]
    public async Task A_bad_delay_or_reason_asks_for_nothing(string name, string? value)
    {
        var registry = MemoryRegistry.CreateWindows(7601, "Windows");
        await SendAsync(registry, Repair());
        var before = registry.Dump();
        var parameters = Restart().Parameters.Where(parameter => parameter.Key != name).ToList();
        if (value is not null)
        {
            parameters.Add(new(name, value));
        }

        var result = await Shell.RunAsync(GuestScript.Text, parameters, registry);

        Assert.Equal(1, result.ExitCode);
        Assert.Null(result.Restart);
        Assert.Contains("\"o\":\"Failed\"", result.Output, StringComparison.Ordinal);
        Assert.Equal(before, registry.Dump());
    }

    private static GuestOrder Restart(Remediation.Baseline.TlsBaseline? baseline = null) =>
        TestGuest.Restart(Notice, baseline);
}
