using System.Text.Json;
using Remediation.Baseline;
using Remediation.GuestReports;
using Remediation.Orders;

namespace Remediation.Tests.Builders;

/// <summary>What machines send, as values and as the text that carries them.</summary>
internal static partial class A
{
    private static readonly Dictionary<RegistryKind, char> Letters = new()
    {
        [RegistryKind.Dword] = 'd',
        [RegistryKind.Qword] = 'q',
        [RegistryKind.String] = 's',
        [RegistryKind.ExpandString] = 'x',
        [RegistryKind.MultiString] = 'm',
        [RegistryKind.Binary] = 'b',
        [RegistryKind.Other] = 'o',
    };

    public static RegistryFact Dword(uint number) => new RegistryFact.Present(RegistryKind.Dword, number.ToString());

    public static RegistryFact Absent { get; } = new RegistryFact.Absent();

    public static RegistryFact Unreadable { get; } = new RegistryFact.Unreadable("SecurityException");

    public static IReadOnlyList<string> SettingIds { get; } =
    [.. TlsBaseline.Default.Settings.Select(setting => setting.Id)];

    /// <summary>A fact that the setting's rule is content with.</summary>
    public static RegistryFact Right(RegistrySetting setting) => Dword(setting.Rule.Write);

    /// <summary>A number that the setting's rule is not content with.</summary>
    public static RegistryFact Wrong(RegistrySetting setting) => Dword(setting.Rule is RegistryRule.Off ? 1u : 0u);

    /// <summary>A Windows Server 2016 on which every value is right and nothing was written.</summary>
    public static GuestReport Report(GuestMode mode = GuestMode.Inspect) =>
        new()
        {
            Mode = mode,
            Outcome = GuestOutcome.Done,
            Message = "",
            WindowsBuild = 14393,
            WindowsName = "Windows Server 2016 Datacenter",
            PowerShell = "5.1.14393.0",
            DotNetRelease = 461808,
            WindowsEdition = "ServerDatacenter",
            WindowsRevision = 7259,
            WinHttpVersion = "",
            FipsPolicy = Absent,
            CipherOrderPolicy = Absent,
            Restart = RestartAnswer.NotAsked,
            Probe = null,
            RestartPending = false,
            StrayKey = false,
            Values =
            [
                .. TlsBaseline.Default.Settings.Select(setting => new ValueFacts(
                    setting.Id,
                    Right(setting),
                    Right(setting)
                )),
            ],
            Written = [],
        };

    /// <summary>The report of a repair that wrote every value.</summary>
    public static GuestReport RepairReport() =>
        Report(GuestMode.Repair) with
        {
            RestartPending = true,
            Values =
            [
                .. TlsBaseline.Default.Settings.Select(setting => new ValueFacts(setting.Id, Absent, Right(setting))),
            ],
            Written = SettingIds,
        };

    /// <summary>
    /// The report with one value's facts replaced; <paramref name="before"/> is the same as after where it is not
    /// given.
    /// </summary>
    public static GuestReport WithValue(
        this GuestReport report,
        string setting,
        RegistryFact after,
        RegistryFact? before = null
    ) =>
        report with
        {
            Values =
            [
                .. report.Values.Select(value =>
                    value.Setting == setting ? new ValueFacts(setting, before ?? after, after) : value
                ),
            ],
        };

    public static string FrameLetters(RegistryFact fact) =>
        fact switch
        {
            RegistryFact.Present present => Letters[present.Kind] + present.Data,
            RegistryFact.Unreadable unreadable => "!" + unreadable.Error,
            _ => "-",
        };

    public static string FrameJson(GuestReport report) =>
        JsonSerializer.Serialize(
            new
            {
                m = report.Mode.ToString(),
                o = report.Outcome.ToString(),
                e = report.Message,
                b = report.WindowsBuild,
                n = report.WindowsName,
                i = report.WindowsEdition,
                u = report.WindowsRevision,
                h = report.WinHttpVersion,
                f = FrameLetters(report.FipsPolicy),
                c = FrameLetters(report.CipherOrderPolicy),
                a = (int)report.Restart,
                t = Array.Empty<string>(),
                p = report.PowerShell,
                d = report.DotNetRelease,
                r = report.RestartPending ? 1 : 0,
                k = report.StrayKey ? 1 : 0,
                v = report.Values.Select(value =>
                    value.Before == value.After
                        ? new[] { value.Setting, FrameLetters(value.After) }
                        : [value.Setting, FrameLetters(value.Before), FrameLetters(value.After)]
                ),
                w = report.Written,
            }
        );

    /// <summary>The line that the script prints last.</summary>
    public static string Frame(GuestOrder order, GuestReport report) => FrameOf(order.Name, FrameJson(report));

    public static string FrameOf(string order, string json) => $"TLSR2 {order} {json.Length} {json}";

    public static OrderState Answer(GuestOrder order, GuestReport report) =>
        new OrderState.Ended(new GuestReply.Answered(0, "noise\r\n" + Frame(order, report) + "\r\n", ""));
}
