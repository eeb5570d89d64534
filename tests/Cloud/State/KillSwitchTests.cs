using Cloud.State;
using Remediation.Safety;

namespace Cloud.Tests.State;

public sealed class KillSwitchTests(SharedAzurite azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_on_while_there_is_a_blob_whatever_is_in_it()
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
    public async Task Where_it_cannot_be_read_nobody_says_that_it_is_off()
    {
        var clients = StateClients.Open(await azurite.AddressAsync(), azurite.NewNames(), retries: 0);

        await Assert.ThrowsAsync<StateUnavailableException>(() => new BlobKillSwitch(clients).IsOnAsync(Token));
    }
}
