namespace Cloud.Clients;

/// <summary>Which Azure to talk to, and as whom.</summary>
/// <param name="Endpoints">Resource Manager.</param>
/// <param name="LogEndpoint">The Log Analytics query API.</param>
/// <param name="ClientId">Client id of a user-assigned identity; empty for the system's own.</param>
/// <param name="IsInAzure">
/// True where the platform offers a managed identity; elsewhere a developer's own sign-in is used.
/// </param>
public sealed record AzureOptions(AzureEndpoints Endpoints, LogEndpoint LogEndpoint, string ClientId, bool IsInAzure);
