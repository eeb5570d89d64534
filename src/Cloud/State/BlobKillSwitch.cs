using Azure;
using Remediation.Execution;

namespace Cloud.State;

/// <summary>
/// The kill switch as a blob: the switch is on while a blob of this name exists, whatever its content. Operators who
/// may not change the app can turn the switch on with any tool that writes a blob.
/// </summary>
/// <param name="clients">The clients.</param>
public sealed class BlobKillSwitch(StateClients clients) : IKillSwitch
{
    /// <summary>Name of the blob; it is in the container of the lease's blob.</summary>
    public const string BlobName = "kill-switch";

    /// <inheritdoc/>
    public Task<bool> IsOnAsync(CancellationToken cancellationToken)
    {
        return StateFaults.GuardAsync(
            "reading the kill switch",
            async () =>
            {
                try
                {
                    await clients
                        .Leases.GetBlobClient(BlobName)
                        .GetPropertiesAsync(cancellationToken: cancellationToken);
                    return true;
                }
                catch (RequestFailedException missing) when (missing is { Status: 404, ErrorCode: "BlobNotFound" })
                {
                    // A missing container is an error, because the switch could not be turned on then.
                    return false;
                }
            },
            cancellationToken
        );
    }
}
