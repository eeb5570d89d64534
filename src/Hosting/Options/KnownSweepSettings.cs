using Remediation.Baseline;
using Remediation.Policies;
using Known = Hosting.Options.KnownSettings;

namespace Hosting.Options;

/// <summary>The settings of sweeps, in the order of docs/settings.md.</summary>
internal static class KnownSweepSettings
{
    private static readonly SweepPolicy Policy = new();

    public static IReadOnlyList<Setting> All { get; } =
    [
        new(
            Known.Mode,
            $"{Policy.Mode}",
            false,
            "Maximum mode of any sweep: Report, Inspect or Repair. Timer and alerts use it; a request over HTTP "
                + "may use a lower one."
        ),
        new(
            Known.Schedule,
            null,
            true,
            "When the timer starts a sweep: NCRONTAB with six fields, UTC, such as 0 0 */6 * * *."
        ),
        new(Known.Subscriptions, null, true, "Ids of the subscriptions in scope, comma-separated; at most 100."),
        new(Known.LookBack, Text(Policy.LookBack), false, "Time range of the logs that is queried, 1 hour to 30 days."),
        new(
            Known.OptOutTag,
            Policy.OptOutTag,
            false,
            "Name of the tag that opts a machine out, with any value except include."
        ),
        new(
            Known.BaselineParts,
            string.Join(',', TlsBaseline.DefaultParts),
            false,
            "Parts of the baseline, comma-separated: Schannel, DotNet4, DotNet2, WinHttp, DisableLegacy (only "
                + "with Schannel)."
        ),
        new(
            Known.MinimumHits,
            $"{Policy.NoiseFloor.MinimumHits}",
            false,
            "Noise floor: minimum number of legacy connections in the window, at least 1."
        ),
        new(Known.MinimumShare, "0.02", false, "Noise floor: minimum legacy share of a machine's traffic, 0 to 1."),
        new(
            Known.MinimumDays,
            $"{Policy.NoiseFloor.MinimumDays}",
            false,
            "Noise floor: minimum number of distinct UTC days with legacy connections, 1 to 31."
        ),
        new(
            Known.MaximumAge,
            null,
            false,
            "Noise floor: maximum age of the newest legacy connection, 1 hour to 30 days; not set: the whole "
                + "look-back."
        ),
        new(
            Known.MaxRepairs,
            $"{Policy.MaxRepairs}",
            false,
            "Maximum repairs per sweep, 1 to 10000; if more machines match, none is repaired."
        ),
        new(
            Known.MaxRepairShare,
            "1",
            false,
            "Maximum share of the inventory's machines that one sweep repairs, 0 to 1; if more match, none is "
                + "repaired."
        ),
        new(Known.MaxAttempts, $"{Policy.MaxAttempts}", false, "Maximum repair attempts per machine, 1 to 10."),
        new(
            Known.RetryAfter,
            Text(Policy.RetryAfter),
            false,
            "Wait after a failed attempt before the next one, 0 to 30 days."
        ),
        new(
            Known.RepairDriftAfter,
            Text(Policy.RepairDriftAfter),
            false,
            "Wait before a machine whose values drifted is repaired again, 0 to 90 days."
        ),
        new(
            Known.ConfirmAfter,
            Text(Policy.ConfirmAfter),
            false,
            "Minimum time of traffic after a restart before a machine is confirmed, 0 to 30 days."
        ),
        new(
            Known.ConfirmHits,
            $"{Policy.ConfirmHits}",
            false,
            "Minimum number of modern connections before a machine is confirmed, at least 1."
        ),
        new(
            Known.RestartWindow,
            null,
            false,
            "Maintenance window in UTC in which sweeps may restart machines that they repaired, such as Sat,Sun "
                + "02:00-05:00 or Daily 22:30-01:00; not set: never."
        ),
        new(Known.RestartDelay, "00:05:00", false, "Delay of Windows before it restarts, 30 seconds to 1 hour."),
        new(
            Known.RestartReason,
            "TLS 1.2 was switched on (TlsRemediation).",
            false,
            "Message of Windows to users before a restart: 1 to 120 ASCII letters, digits, spaces, commas, "
                + "colons, parentheses, hyphens and periods."
        ),
        new(
            Known.MaxRestarts,
            "1",
            false,
            "Maximum restarts per sweep, 1 to 1000; the others wait for the next sweep."
        ),
        new(
            Known.ResourceGroups,
            null,
            false,
            "Resource groups whose machines may be contacted, comma-separated, at most 100; not set: all."
        ),
        new(
            Known.ExcludedResourceGroups,
            null,
            false,
            "Resource groups whose machines are never contacted, comma-separated, at most 100."
        ),
        new(
            Known.RequiredTag,
            null,
            false,
            "Tag, as name:value, that a machine must have to be contacted; not set: none."
        ),
        new(
            Known.InspectCandidates,
            "false",
            false,
            "true to read machines that share an address or name with a finding, to find the origin; they are "
                + "never written to."
        ),
        new(
            Known.Probe,
            null,
            false,
            "host:port of a server with which inspected machines make a handshake, by .NET and WinHTTP, to show "
                + "their defaults; not set: none."
        ),
    ];

    private static string Text(TimeSpan span) => span.ToString("c");
}
