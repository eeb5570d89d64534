namespace Hosting.Options;

/// <summary>
/// The names of all settings, and the list of them. A test compares the list with docs/settings.md and with infra.
/// </summary>
public static class KnownSettings
{
    internal const string Mode = "Sweep:Mode";
    internal const string Schedule = "Sweep:Schedule";
    internal const string Subscriptions = "Sweep:Subscriptions";
    internal const string LookBack = "Sweep:LookBack";
    internal const string OptOutTag = "Sweep:OptOutTag";
    internal const string BaselineParts = "Sweep:BaselineParts";
    internal const string MinimumHits = "Sweep:MinimumHits";
    internal const string MinimumShare = "Sweep:MinimumShare";
    internal const string MinimumDays = "Sweep:MinimumDays";
    internal const string MaximumAge = "Sweep:MaximumAge";
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
    internal const string ScriptTimeout = "Orders:ScriptTimeout";
    internal const string PollTimeout = "Orders:PollTimeout";
    internal const string TimeBudget = "Orders:TimeBudget";
    internal const string MaxConcurrency = "Orders:MaxConcurrency";
    internal const string CanarySize = "Orders:CanarySize";
    internal const string MaxErrors = "Orders:MaxErrors";
    internal const string MaxErrorShare = "Orders:MaxErrorShare";
    internal const string Workspaces = "Logs:Workspaces";
    internal const string Resources = "Logs:Resources";
    internal const string ServerTimeout = "Logs:ServerTimeout";
    internal const string CustomQueries = "Logs:CustomQueries";
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
    /// The product's own sections. A name in one of these sections that is not in the list is refused as misspelled.
    /// </summary>
    internal static readonly IReadOnlyList<string> Sections = ["Sweep", "Orders", "Logs", "Azure"];

    /// <summary>All settings, in the order of docs/settings.md.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [.. KnownSweepSettings.All, .. KnownOrderSettings.All, .. KnownAzureSettings.All, .. KnownStorageSettings.All];

    internal static Setting Get(string name) => All.First(setting => setting.Name == name);
}
