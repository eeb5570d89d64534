using Cloud.State;
using Remediation.Ledger;

namespace Cloud.Tests.State;

public sealed class KillSwitchTests(SharedAzurite azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Kill_switch_is_on_while_its_blob_exists_whatever_the_content()
    {
        var clients = await azurite.OpenAsync();
        var killSwitch = new BlobKillSwitch(clients);
        var blob = clients.Leases.GetBlobClient(BlobKillSwitch.BlobName);

        Assert.False(await killSwitch.IsOnAsync(Token));
        await blob.UploadAsync(BinaryData.FromString(""), Token);
        Assert.True(await killSwitch.IsOnAsync(Token));
        await blob.DeleteAsync(cancellationToken: Token);
        Assert.False(await killSwitch.IsOnAsync(Token));
    }

    [Fact]
    public async Task Unreadable_kill_switch_is_not_reported_as_off()
    {
        var clients = StateClients.Open(await azurite.AddressAsync(), azurite.NewNames(), retries: 0);

        await Assert.ThrowsAsync<StateUnavailableException>(() => new BlobKillSwitch(clients).IsOnAsync(Token));
    }
}
