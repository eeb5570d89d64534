using Known = Hosting.Options.KnownSettings;

namespace Hosting.Options;

/// <summary>The settings of the storage account for state, in the order of docs/settings.md.</summary>
internal static class KnownStorageSettings
{
    public static IReadOnlyList<Setting> All { get; } =
    [
        new(
            Known.Storage,
            null,
            false,
            "Connection string of Azurite, on a developer's machine only; an account key is refused."
        ),
        new(
            Known.StorageAccount,
            null,
            false,
            "Storage account of the state, in the public cloud; accessed with the identity."
        ),
        new(
            Known.StorageQueues,
            null,
            false,
            "Address of the account's queues, https; with the two below instead of accountName."
        ),
        new(Known.StorageTables, null, false, "Address of the account's tables, https."),
        new(Known.StorageBlobs, null, false, "Address of the account's blobs, https."),
        new(
            Known.StorageCredential,
            null,
            false,
            "managedidentity in Azure, so that the Functions host uses the identity for the account too."
        ),
        new(
            Known.StorageClientId,
            null,
            false,
            "Client id of the user-assigned identity for the Functions host; the same as Azure__ClientId."
        ),
    ];
}
