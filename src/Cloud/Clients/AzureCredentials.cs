using Azure.Core;
using Azure.Identity;

namespace Cloud.Clients;

/// <summary>Who the product is towards Azure: a managed identity, never a secret.</summary>
public static class AzureCredentials
{
    /// <summary>
    /// The identity of the system, or the user-assigned one with a client id. No other source is tried.
    /// </summary>
    /// <param name="clientId">Client id of a user-assigned identity; null or empty for the system's own.</param>
    public static TokenCredential ManagedIdentity(string? clientId = null)
    {
        return new ManagedIdentityCredential(
            string.IsNullOrWhiteSpace(clientId)
                ? ManagedIdentityId.SystemAssigned
                : ManagedIdentityId.FromUserAssignedClientId(clientId.Trim())
        );
    }

    /// <summary>
    /// The managed identity in Azure; elsewhere a developer's own sign-in, so that nobody needs a secret there either.
    /// </summary>
    public static TokenCredential For(AzureOptions settings)
    {
        return settings.IsInAzure
            ? ManagedIdentity(settings.ClientId)
            : new ChainedTokenCredential(
                new AzureCliCredential(),
                new AzureDeveloperCliCredential(),
                new AzurePowerShellCredential(),
                new VisualStudioCredential()
            );
    }
}
