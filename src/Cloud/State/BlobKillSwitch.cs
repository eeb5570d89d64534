using Remediation.Safety;

namespace Cloud.State;

/// <summary>
/// The kill switch as a blob: it is on while there is a blob of this name, whatever is in it. So it can be pulled with any tool that writes a
/// blob, by people who may not touch the app.
/// </summary>
/// <param name="clients">The clients.</param>
public sealed class BlobKillSwitch(StateClients clients) : IKillSwitch
{
    /// <summary>Name of the blob, beside the lease's.</summary>
    public const string BlobName = "kill-switch";

    /// <inheritdoc/>
    public Task<bool> IsOnAsync(CancellationToken cancellationToken) => StateFaults.GuardAsync("reading the kill switch",
        async () => (await clients.Leases.GetBlobClient(BlobName).ExistsAsync(cancellationToken)).Value, cancellationToken);
}
