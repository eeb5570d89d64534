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
            "How far a sweep may go: Report, Inspect or Repair. Timer and alerts go this far, HTTP at most."
        ),
        new(
            Known.Schedule,
            null,
            true,
            "When the timer asks for a sweep: NCRONTAB with six fields, UTC, such as 0 0 */6 * * *."
        ),
        new(Known.Subscriptions, null, true, "Ids of the subscriptions in scope, parted by commas; at most 100."),
        new(Known.LookBack, Text(Policy.LookBack), false, "How far back the logs are asked, from 1 hour to 30 days."),
        new(
            Known.OptOutTag,
            Policy.OptOutTag,
            false,
            "Name of the tag that opts a machine out; any value but include does."
        ),
        new(
            Known.BaselineParts,
            string.Join(',', TlsBaseline.DefaultParts),
            false,
            "Parts of the baseline, parted by commas: Schannel, DotNet4, DotNet2, WinHttp, DisableLegacy (only "
                + "with Schannel)."
        ),
        new(
            Known.MinimumHits,
            $"{Policy.NoiseFloor.MinimumHits}",
            false,
            "Legacy connections in the window that it takes to accuse a machine, at least 1."
        ),
        new(
            Known.MinimumShare,
            "0.02",
            false,
            "Legacy share of a machine's traffic that it takes to accuse it, 0 to 1."
        ),
        new(
            Known.MinimumDays,
            $"{Policy.NoiseFloor.MinimumDays}",
            false,
            "Distinct UTC days with legacy connections that it takes to accuse a machine, 1 to 31."
        ),
        new(
            Known.MaximumAge,
            null,
            false,
            "Age that a machine's newest legacy connection may have for it to be accused, from 1 hour to 30 "
                + "days; left out, the whole look-back."
        ),
        new(
            Known.MaxRepairs,
            $"{Policy.MaxRepairs}",
            false,
            "Most machines that one sweep may repair, 1 to 10000; where more match, none is repaired."
        ),
        new(
            Known.MaxRepairShare,
            "1",
            false,
            "Largest share of the machines in the inventory that one sweep may repair, 0 to 1; where more "
                + "match, none is repaired."
        ),
        new(Known.MaxAttempts, $"{Policy.MaxAttempts}", false, "Most repair attempts per machine, 1 to 10."),
        new(
            Known.RetryAfter,
            Text(Policy.RetryAfter),
            false,
            "How long a machine is left alone after a failed attempt, from 0 to 30 days."
        ),
        new(
            Known.RepairDriftAfter,
            Text(Policy.RepairDriftAfter),
            false,
            "How long a machine whose values went back is only watched, from 0 to 90 days."
        ),
        new(
            Known.ConfirmAfter,
            Text(Policy.ConfirmAfter),
            false,
            "How long after a restart traffic is watched before it can confirm, from 0 to 30 days."
        ),
        new(
            Known.ConfirmHits,
            $"{Policy.ConfirmHits}",
            false,
            "Modern connections that it takes to confirm, at least 1."
        ),
        new(
            Known.RestartWindow,
            null,
            false,
            "When sweeps may restart the machines that they repaired, UTC, such as Sat,Sun 02:00-05:00 or "
                + "Daily 22:30-01:00; left out, they never do."
        ),
        new(
            Known.RestartDelay,
            "00:05:00",
            false,
            "How long Windows waits before it restarts, from 30 seconds to 1 hour."
        ),
        new(
            Known.RestartReason,
            "TLS 1.2 was switched on (TlsRemediation).",
            false,
            "What Windows tells its users before a restart: 1 to 120 ASCII letters, digits, blanks, commas, "
                + "colons, brackets, hyphens and full stops."
        ),
        new(
            Known.MaxRestarts,
            "1",
            false,
            "Most machines that one sweep restarts, 1 to 1000; the others have to wait for the next one."
        ),
        new(
            Known.ResourceGroups,
            null,
            false,
            "Resource groups whose machines may be contacted, parted by commas, at most 100; left out, all."
        ),
        new(
            Known.ExcludedResourceGroups,
            null,
            false,
            "Resource groups whose machines are left alone, parted by commas, at most 100."
        ),
        new(
            Known.RequiredTag,
            null,
            false,
            "name:value of a tag without which no machine is contacted; left out, none is needed."
        ),
        new(
            Known.InspectCandidates,
            "false",
            false,
            "true to read machines that a shared address or name may be about, in order to find the one that "
                + "it is; they are never written to."
        ),
        new(
            Known.Probe,
            null,
            false,
            "host:port of a server that inspected machines shake hands with, by .NET and WinHTTP, to show what "
                + "each has by default; left out, none."
        ),
    ];

    private static string Text(TimeSpan span) => span.ToString("c");
}
