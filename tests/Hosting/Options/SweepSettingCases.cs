using Hosting.Options;
using Remediation.Baseline;
using Remediation.Policies;
using static Hosting.Tests.Options.Given;
using static Hosting.Tests.Options.SettingCase;

namespace Hosting.Tests.Options;

/// <summary>The settings of sweeps.</summary>
internal static class SweepSettingCases
{
    private static readonly (string, string?)[] Window = [("Sweep:RestartWindow", "Sat 02:00-05:00")];

    public static SettingCase[] Create()
    {
        return
        [
            new(
                "Sweep:Mode",
                s => $"{s.Sweeps.Mode}",
                [("report", "Report"), ("Inspect", "Inspect"), ("REPAIR", "Repair")],
                ["Everything", "0", "2", "Report,Repair"]
            ),
            new(
                "Sweep:Schedule",
                _ => "",
                [
                    ("0 0 */6 * * *", ""),
                    ("59 59 23 31 12 6", ""),
                    ("0 0 0 1 jan sun", ""),
                    (" 0  30 9-17 * * Mon-Fri ", ""),
                ],
                [
                    "0 */6 * * *",
                    "0 0 */6 * * * *",
                    "60 0 0 * * *",
                    "0 60 0 * * *",
                    "0 0 24 * * *",
                    "0 0 0 0 * *",
                    "0 0 0 32 * *",
                    "0 0 0 * 13 *",
                    "0 0 0 * * 7",
                    "06:00:00",
                    "@daily",
                ]
            ),
            new(
                "Sweep:Subscriptions",
                s => string.Join(',', s.Sweeps.Subscriptions),
                [
                    (Subscription, Subscription),
                    (Many(100, Id), Many(100, Id)),
                    ($" {Subscription} ,, {Subscription.ToUpperInvariant()}, {Identity}", $"{Subscription},{Identity}"),
                ],
                [
                    Many(101, Id),
                    "",
                    ",",
                    " , ",
                    "all",
                    "{11111111-1111-1111-1111-111111111111}",
                    "/subscriptions/" + Subscription,
                    Subscription + ";" + Identity,
                ]
            ),
            Span("Sweep:LookBack", s => s.Sweeps.Policy.LookBack, "01:00:00", "30.00:00:00", "00:59:59", "30.00:00:01"),
            new(
                "Sweep:OptOutTag",
                s => s.Sweeps.Policy.OptOutTag,
                [("x", "x"), ("Do not touch", "Do not touch"), (new string('t', 512), new string('t', 512))],
                [new string('t', 513), "a/b", "a<b", "a>b", "a%b", "a&b", @"a\b", "a?b", "a\u0001b"]
            ),
            new(
                "Sweep:BaselineParts",
                s => string.Join(',', s.Sweeps.Policy.Baseline.Parts),
                [
                    ("schannel", "Schannel"),
                    ("DotNet4,Schannel,DotNet4", "Schannel,DotNet4"),
                    (string.Join(',', Enum.GetNames<BaselinePart>()), string.Join(',', Enum.GetNames<BaselinePart>())),
                ],
                ["TLS13", ",", "1", "Schannel DotNet4", "DisableLegacy", "DisableLegacy,DotNet4"]
            ),
            Whole(
                "Sweep:MinimumHits",
                s => s.Sweeps.Policy.NoiseFloor.MinimumHits,
                "1",
                "2147483647",
                "0",
                "2147483648"
            ),
            new(
                "Sweep:MinimumShare",
                s => FormattableString.Invariant($"{s.Sweeps.Policy.NoiseFloor.MinimumShare}"),
                [("0", "0"), ("1", "1"), ("0.5", "0.5"), ("1.0", "1")],
                ["1.01", "-0.01", "2%", "0,5", "NaN", "Infinity", "1e-1", "half"]
            ),
            Whole("Sweep:MinimumDays", s => s.Sweeps.Policy.NoiseFloor.MinimumDays, "1", "31", "0", "32") with
            {
                With = [("Sweep:LookBack", "30.00:00:00")],
            },
            Span(
                "Sweep:MaximumAge",
                s => s.Sweeps.Policy.NoiseFloor.MaximumAge!.Value,
                "01:00:00",
                "30.00:00:00",
                "00:59:59",
                "30.00:00:01"
            ),
            Whole("Sweep:MaxRepairs", s => s.Sweeps.Policy.MaxRepairs, "1", "10000", "0", "10001"),
            new(
                "Sweep:MaxRepairShare",
                s => FormattableString.Invariant($"{s.Sweeps.Policy.MaxRepairShare}"),
                [("0", "0"), ("1", "1"), ("0.05", "0.05")],
                ["1.01", "-0.01", "5%", "few"]
            ),
            new(
                "Sweep:ResourceGroups",
                s => string.Join(',', s.Sweeps.Policy.Scope.ResourceGroups),
                [("Rg-App, rg_(1).x", "rg-app,rg_(1).x"), (new string('g', 90), new string('g', 90))],
                [new string('g', 91), "a/b", "rg.", "rg app", ",", Many(101, n => $"rg{n}")]
            ),
            new(
                "Sweep:ExcludedResourceGroups",
                s => string.Join(',', s.Sweeps.Policy.Scope.ExcludedResourceGroups),
                [("RG-DC", "rg-dc")],
                ["a/b", "*"]
            ),
            new(
                "Sweep:RequiredTag",
                s => $"{s.Sweeps.Policy.Scope.RequiredTag?.Key}={s.Sweeps.Policy.Scope.RequiredTag?.Value}",
                [
                    ("TlsRemediation:include", "TlsRemediation=include"),
                    (" env : prod ", "env=prod"),
                    ("a:b:c", "a=b:c"),
                    ("a:", "a="),
                ],
                ["TlsRemediation", ":include", "a/b:c", "a<b:c", "a=b:c"]
            ),
            Whole("Sweep:MaxAttempts", s => s.Sweeps.Policy.MaxAttempts, "1", "10", "0", "11"),
            Span(
                "Sweep:RetryAfter",
                s => s.Sweeps.Policy.RetryAfter,
                "00:00:00",
                "30.00:00:00",
                "-00:00:01",
                "30.00:00:01"
            ),
            Span(
                "Sweep:RepairDriftAfter",
                s => s.Sweeps.Policy.RepairDriftAfter,
                "00:00:00",
                "90.00:00:00",
                "-00:00:01",
                "90.00:00:01"
            ),
            Span(
                "Sweep:ConfirmAfter",
                s => s.Sweeps.Policy.ConfirmAfter,
                "00:00:00",
                "30.00:00:00",
                "-00:00:01",
                "30.00:00:01"
            ),
            Whole("Sweep:ConfirmHits", s => s.Sweeps.Policy.ConfirmHits, "1", "2147483647", "0", "2147483648"),
            new(
                "Sweep:RestartWindow",
                s => Restarts(s)?.Window.ToString() ?? "never",
                [
                    ("Sat,Sun 02:00-05:00", "Sun,Sat 02:00-05:00"),
                    ("Daily 22:30-01:00", "Daily 22:30-01:00"),
                    ("Mon 00:00-00:00", "Mon 00:00-00:00"),
                    ("Tue,Tue 01:00-01:15", "Tue 01:00-01:15"),
                ],
                [
                    "Sat",
                    "02:00-05:00",
                    "Saturday 02:00-05:00",
                    "sat 02:00-05:00",
                    "Sat 2:00-5:00",
                    "Sat 02:00-24:00",
                    "Sat 02:00-02:14",
                    "Sat, Sun 02:00-05:00",
                    "Sat 02:00-05:00 CET",
                    "Daily,Sat 02:00-05:00",
                    "always",
                ]
            ),
            Span(
                "Sweep:RestartDelay",
                s => Restarts(s)!.Notice.Delay,
                "00:00:30",
                "01:00:00",
                "00:00:29",
                "01:00:01"
            ) with
            {
                With = Window,
            },
            new(
                "Sweep:RestartReason",
                s => Restarts(s)!.Notice.Reason,
                [
                    ("x", "x"),
                    ("TLS: restart (planned), 1.2-ready.", "TLS: restart (planned), 1.2-ready."),
                    (new string('t', 120), new string('t', 120)),
                ],
                [new string('t', 121), "a & b", "say \"hi\"", "a\\b", "(x)", "a%PATH%", "\u00fcber"],
                Window
            ),
            Whole("Sweep:MaxRestarts", s => Restarts(s)!.MaxRestarts, "1", "1000", "0", "1001") with
            {
                With = Window,
            },
            new(
                "Sweep:InspectCandidates",
                s => $"{s.Sweeps.Policy.InspectsCandidates}",
                [("true", "True"), ("False", "False")],
                ["yes", "1", "on", "maybe"]
            ),
            new(
                "Sweep:Probe",
                s => $"{s.Sweeps.Policy.Probe}",
                [
                    ("login.example.com:443", "login.example.com:443"),
                    ("10.0.0.1:1", "10.0.0.1:1"),
                    ("x:65535", "x:65535"),
                ],
                ["login.example.com", ":443", "x:0", "x:65536", "https://x:443", "x:443/", "[::1]:443", "a b:443"]
            ),
        ];
    }

    private static RestartPolicy.Within? Restarts(AppOptions settings) =>
        settings.Sweeps.Policy.Restart as RestartPolicy.Within;
}
