using Azure;
using Remediation.Execution;

namespace Cloud.State;

/// <summary>
/// The kill switch as a blob: it is on while there is a blob of this name, whatever is in it. So it can be pulled with
/// any tool that writes a blob, by people who may not touch the app.
/// </summary>
/// <param name="clients">The clients.</param>
public sealed class BlobKillSwitch(StateClients clients) : IKillSwitch
{
    /// <summary>Name of the blob, beside the lease's.</summary>
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
                    // A container that is missing is another matter: then nobody could pull the switch.
                    return false;
                }
            },
            cancellationToken
        );
    }
}
