using Remediation.Baseline;
using Remediation.GuestReports;
using Remediation.Orders;

namespace Remediation.Tests.Builders;

/// <summary>What machines report: registry values of the default baseline before and after.</summary>
internal static class GuestReportBuilder
{
    /// <summary>Every value right all along.</summary>
    public static GuestReport Right() => Of(GuestMode.Inspect, setting => Dword(setting.Rule.Write), setting => Dword(setting.Rule.Write));

    /// <summary>Every value absent before and right after.</summary>
    public static GuestReport Repaired()
    {
        var report = Of(GuestMode.Repair, _ => new RegistryFact.Absent(), setting => Dword(setting.Rule.Write));
        return report with { RestartPending = true, Written = [.. report.Values.Select(value => value.Setting)] };
    }

    /// <summary>A repair that undid itself, with the guest's own words.</summary>
    public static GuestReport Undone(string message) =>
        Of(GuestMode.Repair, _ => new RegistryFact.Absent(), _ => new RegistryFact.Absent())
            with
        { Outcome = GuestOutcome.Undone, Message = message };

    /// <summary>Absent, of the wrong kind, unreadable and off, with a guest's text in each place that may hold one.</summary>
    public static GuestReport Wrong(string quote)
    {
        RegistryFact[] facts =
        [
            Dword(0), Dword(1), new RegistryFact.Present(RegistryKind.String, quote),
            new RegistryFact.Unreadable(quote), new RegistryFact.Absent(),
        ];
        var next = 0;
        var report = Of(GuestMode.Inspect, _ => facts[next++ % facts.Length], _ => new RegistryFact.Absent())
            with
        { WindowsName = quote, PowerShell = quote };
        return report with { StrayKey = true, Values = [.. report.Values.Select(value => value with { After = value.Before })] };
    }

    private static GuestReport Of(GuestMode mode, Func<RegistrySetting, RegistryFact> before,
        Func<RegistrySetting, RegistryFact> after) => new()
        {
            Mode = mode,
            Outcome = GuestOutcome.Done,
            Message = "",
            WindowsBuild = 14393,
            WindowsName = "Windows Server 2016 Datacenter",
            PowerShell = "5.1.14393.7426",
            DotNetRelease = 461814,
            RestartPending = false,
            StrayKey = false,
            Values = [.. TlsBaseline.Default.Settings.Select(setting => new ValueFacts(setting.Id, before(setting), after(setting)))],
            Written = [],
        };

    private static RegistryFact.Present Dword(uint number) => new(RegistryKind.Dword, $"{number}");
}
