using Microsoft.Win32;
using Remediation.GuestReports;
using Remediation.Orders;
using Remediation.Verdicts;
using Simulator.Guests;
using Simulator.Guests.Wine;
using Simulator.Machines;
using Simulator.Platform;
using WineAgent.Wire;
using static Guest.Tests.TestGuest;

namespace Guest.Tests.Wine;

/// <summary>What only a Windows can show: its shutdown.exe, its languages, its WinHTTP, a second access list.</summary>
public sealed class On_windows_only(WinePool pool)
{
    private static readonly RestartNotice Notice = new(TimeSpan.FromMinutes(10), "TLS 1.2 values were set (planned).");

    public static TheoryData<string> Cultures => ["tr-TR", "de-DE", "ar-SA", "ja-JP", "th-TH", "fa-IR", "sv-SE"];

    [Fact]
    public async Task Shutdown_exe_is_asked_once_per_boot_with_delay_and_reason()
    {
        var guest = await pool.RentAsync(MemoryRegistry.CreateWindows(7601, "Windows"));
        Assert.Null((await SendAsync(guest, Restart(Notice))).Restart);
        await WineOrders.SendAsync(guest, Repair());

        var first = await SendAsync(guest, Restart(Notice));
        Assert.Equal(new RestartRequest(Notice.Delay, Notice.Reason), first.Restart);
        Assert.Equal(RestartAnswer.Asked, Read(first, Restart(Notice)).Restart);
        var second = await SendAsync(guest, Restart(Notice));
        Assert.Null(second.Restart);
        Assert.Equal(RestartAnswer.AskedBefore, Read(second, Restart(Notice)).Restart);

        await guest.RestartAsync(TestContext.Current.CancellationToken);
        var third = await SendAsync(guest, Restart(Notice));
        Assert.Null(third.Restart);
        Assert.Equal(
            (false, RestartAnswer.NotAsked),
            (Read(third, Restart(Notice)).RestartPending, Read(third, Restart(Notice)).Restart)
        );
        pool.GiveBack(guest);
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public async Task In_another_language_every_frame_is_the_same(string culture)
    {
        var image = MemoryRegistry
            .CreateWindows(7601, "Windows \u0130stanbul")
            .Set(Client, "ENABLED", 4000000000u)
            .Set(Server, "DISABLEDBYDEFAULT", RegistryValueKind.QWord, -1L)
            .Set(Net4, "schusestrongcrypto", 0u);
        var guest = await pool.RentAsync(image);
        var here = await FramesAsync(guest, "");

        await guest.LoadAsync(image, TestContext.Current.CancellationToken);
        var there = await FramesAsync(guest, culture);

        Assert.Equal(here, there);
        pool.GiveBack(guest);
    }

    [Fact]
    public async Task The_other_languages_are_real()
    {
        var guest = await pool.RentAsync();
        var run = new AgentRequest.Run("\"$(1.5.ToString()) $('I'.ToLower())\"", new Dictionary<string, string>());
        Assert.Equal("1.5 i\n", (await guest.RunAsync(run, TestContext.Current.CancellationToken)).Output);
        Assert.Equal(
            "1,5 i\n",
            (await guest.RunAsync(run with { Culture = "de-DE" }, TestContext.Current.CancellationToken)).Output
        );
        Assert.Equal(
            "1,5 \u0131\n",
            (await guest.RunAsync(run with { Culture = "tr-TR" }, TestContext.Current.CancellationToken)).Output
        );
        pool.GiveBack(guest);
    }

    [Fact]
    public async Task Report_before_2012_R2_has_the_version_of_winhttp_dll()
    {
        var guest = await pool.RentAsync(MemoryRegistry.CreateWindows(9200, "Windows"));
        Assert.Matches("^[0-9]+(\\.[0-9]+){3}$", (await WineOrders.SendAsync(guest, Inspect())).WinHttpVersion);
        await guest.LoadAsync(MemoryRegistry.CreateWindows(9600, "Windows"), TestContext.Current.CancellationToken);
        Assert.Equal("", (await WineOrders.SendAsync(guest, Inspect())).WinHttpVersion);
        pool.GiveBack(guest);
    }

    [Fact]
    public async Task Handshakes_by_both_stacks_show_the_protocols_of_the_machine()
    {
        await using var endpoint = await TlsEndpoint.StartAsync(TestContext.Current.CancellationToken);
        var image = MemoryRegistry
            .CreateWindows(14393, "Windows")
            .Set(Client, "Enabled", 0u)
            .Set(Client, "DisabledByDefault", 1u);
        var guest = await pool.MakeAsync(
            new MachineSpec
            {
                Name = "probe",
                Story = "",
                Expected = VerdictKind.Compliant,
            },
            image
        );
        var order = Probe(new ProbeEndpoint("localhost", endpoint.Port));

        var wrong = await WineOrders.SendAsync(guest, order);
        Assert.Equal(new ProbeResult.Succeeded("TLS 1.1", IsTrusted: false), wrong.Probe!.DotNet);

        await WineOrders.SendAsync(guest, Repair());
        await guest.RestartAsync(TestContext.Current.CancellationToken);
        var right = await WineOrders.SendAsync(guest, order);
        Assert.Equal(new ProbeResult.Succeeded("TLS 1.2", IsTrusted: false), right.Probe!.DotNet);

        var closed = await WineOrders.SendAsync(guest, Probe(new ProbeEndpoint("localhost", 9)));
        Assert.Equal(ProbeStage.Connect, Assert.IsType<ProbeResult.Failed>(closed.Probe!.DotNet).Stage);
        // The endpoint's certificate has no trusted issuer, which this WinHTTP reports as a broken channel.
        Assert.Equal(ProbeStage.Tls, Assert.IsType<ProbeResult.Failed>(right.Probe.WinHttp).Stage);
        Assert.Equal(ProbeStage.Connect, Assert.IsType<ProbeResult.Failed>(closed.Probe.WinHttp).Stage);
        var nowhere = await WineOrders.SendAsync(guest, Probe(new ProbeEndpoint("nosuchhost.invalid", 443)));
        Assert.Equal(ProbeStage.Name, Assert.IsType<ProbeResult.Failed>(nowhere.Probe!.DotNet).Stage);
        Assert.Equal(ProbeStage.Name, Assert.IsType<ProbeResult.Failed>(nowhere.Probe.WinHttp).Stage);
        await guest.DisposeAsync();
    }

    private static Task<ScriptResult> SendAsync(WineGuest guest, GuestOrder order) =>
        guest.RunAsync(order.Script, order.Parameters, TestContext.Current.CancellationToken);

    private static async Task<string> FramesAsync(WineGuest guest, string culture)
    {
        var frames = "";
        foreach (
            var order in new[] { Inspect(Everything), Repair(Everything), Restore(Repair(Everything), Everything) }
        )
        {
            var run = new AgentRequest.Run(order.Script, order.Parameters.ToDictionary(), Culture: culture);
            frames += (await guest.RunAsync(run, TestContext.Current.CancellationToken)).Output;
        }

        return frames;
    }
}
