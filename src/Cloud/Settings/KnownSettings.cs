using Remediation.Baseline;
using Remediation.Orders;
using Remediation.Planning;

namespace Cloud.Settings;

/// <summary>
/// Every setting, once. docs/settings.md is the page; a test holds the two, and the infrastructure, together.
/// </summary>
public static class KnownSettings
{
    private static readonly SweepPolicy Policy = new();
    private static readonly OrderPace Pace = OrderPace.Default;

    internal const string Mode = "Sweep:Mode";
    internal const string Schedule = "Sweep:Schedule";
    internal const string Subscriptions = "Sweep:Subscriptions";
    internal const string LookBack = "Sweep:LookBack";
    internal const string OptOutTag = "Sweep:OptOutTag";
    internal const string BaselineParts = "Sweep:BaselineParts";
    internal const string MinimumHits = "Sweep:MinimumHits";
    internal const string MinimumShare = "Sweep:MinimumShare";
    internal const string MinimumDays = "Sweep:MinimumDays";
    internal const string Recency = "Sweep:Recency";
    internal const string MaxRepairs = "Sweep:MaxRepairs";
    internal const string MaxRepairShare = "Sweep:MaxRepairShare";
    internal const string MaxAttempts = "Sweep:MaxAttempts";
    internal const string RetryAfter = "Sweep:RetryAfter";
    internal const string RepairDriftAfter = "Sweep:RepairDriftAfter";
    internal const string ConfirmAfter = "Sweep:ConfirmAfter";
    internal const string ConfirmHits = "Sweep:ConfirmHits";
    internal const string RestartWindow = "Sweep:RestartWindow";
    internal const string RestartDelay = "Sweep:RestartDelay";
    internal const string RestartReason = "Sweep:RestartReason";
    internal const string MaxRestarts = "Sweep:MaxRestarts";
    internal const string ResourceGroups = "Sweep:ResourceGroups";
    internal const string ExcludedResourceGroups = "Sweep:ExcludedResourceGroups";
    internal const string RequiredTag = "Sweep:RequiredTag";
    internal const string InspectCandidates = "Sweep:InspectCandidates";
    internal const string Probe = "Sweep:Probe";
    internal const string PollInterval = "Orders:PollInterval";
    internal const string Deadline = "Orders:Deadline";
    internal const string Patience = "Orders:Patience";
    internal const string Budget = "Orders:Budget";
    internal const string MaxConcurrency = "Orders:MaxConcurrency";
    internal const string Canary = "Orders:Canary";
    internal const string MaxErrors = "Orders:MaxErrors";
    internal const string MaxErrorShare = "Orders:MaxErrorShare";
    internal const string Workspaces = "Logs:Workspaces";
    internal const string Resources = "Logs:Resources";
    internal const string ServerTimeout = "Logs:ServerTimeout";
    internal const string OwnQueries = "Logs:OwnQueries";
    internal const string CloudName = "Azure:Cloud";
    internal const string ClientId = "Azure:ClientId";
    internal const string ArmEndpoint = "Azure:ArmEndpoint";
    internal const string ArmAudience = "Azure:ArmAudience";
    internal const string LogsEndpoint = "Azure:LogsEndpoint";
    internal const string LogsAudience = "Azure:LogsAudience";
    internal const string Storage = "AzureWebJobsStorage";
    internal const string StorageAccount = Storage + ":accountName";
    internal const string StorageQueues = Storage + ":queueServiceUri";
    internal const string StorageTables = Storage + ":tableServiceUri";
    internal const string StorageBlobs = Storage + ":blobServiceUri";
    internal const string StorageCredential = Storage + ":credential";
    internal const string StorageClientId = Storage + ":clientId";

    /// <summary>
    /// Sections that are the product's own: a name in one of them that is not listed is a typing mistake.
    /// </summary>
    internal static readonly IReadOnlyList<string> Sections = ["Sweep", "Orders", "Logs", "Azure"];

    /// <summary>All of them, in the order in which the page lists them.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        new(
            Mode,
            $"{Policy.Mode}",
            false,
            "How far a sweep may go: Report, Inspect or Repair. Timer and alerts go this far, HTTP at most."
        ),
        new(
            Schedule,
            null,
            true,
            "When the timer asks for a sweep: NCRONTAB with six fields, UTC, such as 0 0 */6 * * *."
        ),
        new(Subscriptions, null, true, "Ids of the subscriptions in scope, parted by commas; at most 100."),
        new(LookBack, Text(Policy.LookBack), false, "How far back the logs are asked, from 1 hour to 30 days."),
        new(OptOutTag, Policy.OptOutTag, false, "Name of the tag that opts a machine out; any value but include does."),
        new(
            BaselineParts,
            string.Join(',', TlsBaseline.DefaultParts),
            false,
            "Parts of the baseline, parted by commas: Schannel, DotNet4, DotNet2, WinHttp, DisableLegacy (only "
                + "with Schannel)."
        ),
        new(
            MinimumHits,
            $"{Policy.NoiseFloor.MinimumHits}",
            false,
            "Legacy connections in the window that it takes to accuse a machine, at least 1."
        ),
        new(MinimumShare, "0.02", false, "Legacy share of a machine's traffic that it takes to accuse it, 0 to 1."),
        new(
            MinimumDays,
            $"{Policy.NoiseFloor.MinimumDays}",
            false,
            "Distinct UTC days with legacy connections that it takes to accuse a machine, 1 to 31."
        ),
        new(
            Recency,
            null,
            false,
            "Age that a machine's newest legacy connection may have for it to be accused, from 1 hour to 30 "
                + "days; left out, the whole look-back."
        ),
        new(
            MaxRepairs,
            $"{Policy.MaxRepairs}",
            false,
            "Most machines that one sweep may repair, 1 to 10000; where more match, none is repaired."
        ),
        new(
            MaxRepairShare,
            "1",
            false,
            "Largest share of the machines in the inventory that one sweep may repair, 0 to 1; where more "
                + "match, none is repaired."
        ),
        new(MaxAttempts, $"{Policy.MaxAttempts}", false, "Most repair attempts per machine, 1 to 10."),
        new(
            RetryAfter,
            Text(Policy.RetryAfter),
            false,
            "How long a machine is left alone after a failed attempt, from 0 to 30 days."
        ),
        new(
            RepairDriftAfter,
            Text(Policy.RepairDriftAfter),
            false,
            "How long a machine whose values went back is only watched, from 0 to 90 days."
        ),
        new(
            ConfirmAfter,
            Text(Policy.ConfirmAfter),
            false,
            "How long after a restart traffic is watched before it can confirm, from 0 to 30 days."
        ),
        new(ConfirmHits, $"{Policy.ConfirmHits}", false, "Modern connections that it takes to confirm, at least 1."),
        new(
            RestartWindow,
            null,
            false,
            "When sweeps may restart the machines that they repaired, UTC, such as Sat,Sun 02:00-05:00 or "
                + "Daily 22:30-01:00; left out, they never do."
        ),
        new(RestartDelay, "00:05:00", false, "How long Windows waits before it restarts, from 30 seconds to 1 hour."),
        new(
            RestartReason,
            "TLS 1.2 was switched on (TlsRemediation).",
            false,
            "What Windows tells its users before a restart: 1 to 120 ASCII letters, digits, blanks, commas, "
                + "colons, brackets, hyphens and full stops."
        ),
        new(
            MaxRestarts,
            "1",
            false,
            "Most machines that one sweep restarts, 1 to 1000; the others have to wait for the next one."
        ),
        new(
            ResourceGroups,
            null,
            false,
            "Resource groups whose machines may be contacted, parted by commas, at most 100; left out, all."
        ),
        new(
            ExcludedResourceGroups,
            null,
            false,
            "Resource groups whose machines are left alone, parted by commas, at most 100."
        ),
        new(
            RequiredTag,
            null,
            false,
            "name:value of a tag without which no machine is contacted; left out, none is needed."
        ),
        new(
            InspectCandidates,
            "false",
            false,
            "true to read machines that a shared address or name may be about, in order to find the one that "
                + "it is; they are never written to."
        ),
        new(
            Probe,
            null,
            false,
            "host:port of a server that inspected machines shake hands with, by .NET and WinHTTP, to show what "
                + "each has by default; left out, none."
        ),
        new(
            PollInterval,
            Text(Pace.PollInterval),
            false,
            "Pause between two questions about one order, from 5 seconds to 5 minutes, shorter than Orders__Patience."
        ),
        new(Deadline, Text(Pace.Deadline), false, "After this Azure ends a script, from 1 to 90 minutes."),
        new(
            Patience,
            Text(Pace.Patience),
            false,
            "After this a sweep stops asking for an order, and the next one finds it; one that never began "
                + "within it is withdrawn; from 1 to 45 minutes."
        ),
        new(
            Budget,
            "00:40:00",
            false,
            "How long one sweep works on its orders, from 1 to 50 minutes; what is outstanding then is handed "
                + "over to the next one."
        ),
        new(
            MaxConcurrency,
            $"{Pace.MaxConcurrency}",
            false,
            "Orders in flight at once over all subscriptions, 1 to 5000; one region lets 256 through."
        ),
        new(Canary, "1", false, "Machines that are written to before any other, 1 to 100; each must have gone well."),
        new(MaxErrors, "10", false, "Failed machines at which a sweep stops writing, 1 to 1000."),
        new(
            MaxErrorShare,
            "0.1",
            false,
            "Share of failed machines at which a sweep stops writing, once it has written to 20; 0 to 1."
        ),
        new(
            Workspaces,
            null,
            false,
            "Customer ids (GUIDs) of the Log Analytics workspaces to ask, parted by commas; needed unless "
                + "Logs__Resources is there."
        ),
        new(Resources, null, false, "ARM ids of resources whose logs are asked, parted by commas."),
        new(
            ServerTimeout,
            "00:03:00",
            false,
            "How long Log Analytics may take for one query, from 10 seconds to 10 minutes."
        ),
        new(
            OwnQueries,
            null,
            false,
            "Queries of your own, a JSON object of names and KQL, at most 20; docs/sources.md tells which "
                + "columns they must answer in."
        ),
        new(CloudName, "Public", false, "Public, Government or China."),
        new(ClientId, null, false, "Client id of the user-assigned identity; left out for the system-assigned one."),
        new(ArmEndpoint, null, false, "Address of Resource Manager, https; by default that of the cloud."),
        new(ArmAudience, null, false, "What tokens for Resource Manager are asked for; by default the cloud's."),
        new(LogsEndpoint, null, false, "Address of the Log Analytics query API, https; by default that of the cloud."),
        new(LogsAudience, null, false, "What tokens for Log Analytics are asked for; by default the cloud's."),
        new(
            Storage,
            null,
            false,
            "Azurite's connection string on a developer's machine, and nowhere else; an account key is refused."
        ),
        new(
            StorageAccount,
            null,
            false,
            "Storage account of the state, in the public cloud; entered with the identity."
        ),
        new(
            StorageQueues,
            null,
            false,
            "Address of the account's queues, https; with the two below instead of accountName."
        ),
        new(StorageTables, null, false, "Address of the account's tables, https."),
        new(StorageBlobs, null, false, "Address of the account's blobs, https."),
        new(
            StorageCredential,
            null,
            false,
            "managedidentity in Azure: so the Functions host enters the account with the identity as well."
        ),
        new(
            StorageClientId,
            null,
            false,
            "Client id of the user-assigned identity once more, for the Functions host; the same as Azure__ClientId."
        ),
    ];

    internal static Setting Of(string name) => All.First(setting => setting.Name == name);

    private static string Text(TimeSpan span) => span.ToString("c");
}
