using Remediation.Baseline;
using Remediation.GuestReports;
using Remediation.Inventory;
using Remediation.Orders;
using Simulator.Guests;
using Simulator.Platform;

namespace Guest.Tests;

/// <summary>Sends real orders through the real script and the real parser.</summary>
internal static class TestGuest
{
    public const string Own = @"SOFTWARE\TlsRemediation";
    public const string Protocols = @"SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols";
    public const string Client = Protocols + @"\TLS 1.2\Client";
    public const string Server = Protocols + @"\TLS 1.2\Server";
    public const string Net4 = @"SOFTWARE\Microsoft\.NETFramework\v4.0.30319";
    public const string Net4Wow = @"SOFTWARE\WOW6432Node\Microsoft\.NETFramework\v4.0.30319";
    public const string WinHttp = @"SOFTWARE\Microsoft\Windows\CurrentVersion\Internet Settings\WinHttp";
    public const string WinHttpWow = @"SOFTWARE\WOW6432Node\Microsoft\Windows\CurrentVersion\Internet Settings\WinHttp";

    public static readonly GuestShell Shell = new(2);
    public static readonly TlsBaseline Everything = TlsBaseline.FromParts(Enum.GetValues<BaselinePart>());

    private static readonly Machine Machine = new Machine.AzureVm
    {
        Id = MachineId.TryParse(
            "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.Compute/"
                + "virtualMachines/web1",
            out var id
        )
            ? id
            : throw new InvalidOperationException("Not a machine's id."),
        Name = "web1",
        ComputerName = "web1",
        Os = OsFamily.Windows,
        OsName = "",
        Location = "westeurope",
        Power = PowerState.Running,
        Tags = TagSet.None,
        Addresses = [],
    };

    public static GuestOrder Inspect(TlsBaseline? baseline = null) =>
        GuestOrder.Inspect(Machine, baseline ?? TlsBaseline.Default, "now");

    public static GuestOrder Repair(TlsBaseline? baseline = null, int attempt = 1) =>
        GuestOrder.Repair(Machine, baseline ?? TlsBaseline.Default, attempt);

    public static GuestOrder Restore(GuestOrder repair, TlsBaseline? baseline = null) =>
        GuestOrder.Restore(Machine, baseline ?? TlsBaseline.Default, repair.Name);

    public static GuestOrder Restart(RestartNotice notice, TlsBaseline? baseline = null, int minutesLeft = 60) =>
        GuestOrder.Restart(
            Machine,
            baseline ?? TlsBaseline.Default,
            1,
            notice,
            TimeProvider.System.GetUtcNow().AddMinutes(minutesLeft)
        );

    public static GuestOrder Probe(ProbeEndpoint endpoint) =>
        GuestOrder.Inspect(Machine, TlsBaseline.Default, "now", endpoint);

    public static Task<ScriptResult> RunAsync(
        MemoryRegistry registry,
        GuestOrder order,
        CancellationToken token = default
    ) => Shell.RunAsync(order.Script, order.Parameters, registry, token);

    public static async Task<GuestReport> SendAsync(
        MemoryRegistry registry,
        GuestOrder order,
        TlsBaseline? baseline = null
    )
    {
        return Read(await RunAsync(registry, order), order, baseline);
    }

    public static GuestReport Read(ScriptResult result, GuestOrder order, TlsBaseline? baseline = null)
    {
        Assert.Equal("", result.Error);
        var ids = (baseline ?? TlsBaseline.Default).Settings.Select(setting => setting.Id).ToList();
        var reading = FrameParser.Parse(order, ids, result.Output);
        var report = reading is FrameReading.Read read
            ? read.Report
            : throw new InvalidOperationException($"{reading}\n{result.Output}");
        Assert.Equal(report.Outcome == GuestOutcome.Done ? 0 : 1, result.ExitCode);
        return report;
    }

    public static string State(this MemoryRegistry registry, GuestOrder repair) =>
        (string?)registry.Read($@"{Own}\Orders\{repair.Name}", "State")?.Data ?? "";
}
