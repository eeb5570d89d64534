using Azure.Core;
using Cloud.State;
using Microsoft.Extensions.Time.Testing;
using Remediation.Sweeps;

namespace Cloud.Tests.State;

/// <summary>How a lease in the account is kept alive, and how its holder learns that it is not.</summary>
public sealed class LeaseKeepingTests(SharedAzurite azurite)
{
    private readonly CountedTime time = new();
    private int renewals;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Renewed_lease_outlives_its_term()
    {
        await using var hold = await TakeAsync(Fate.Arrives);
        for (var count = 1; count <= 6; count++)
        {
            await PassAsync(BlobLease.RenewEvery);
            Assert.Equal(count, renewals);
        }

        Assert.False(hold.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task Transient_renewal_fault_is_retried_and_keeps_the_lease()
    {
        await using var hold = await TakeAsync(Fate.IsLost, Fate.IsLost, Fate.Arrives);
        await PassAsync(BlobLease.RenewEvery);
        await PassAsync(TimeSpan.FromSeconds(5));
        await PassAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(3, renewals);
        // The term counts from the renewal that came through.
        await PassAsync(BlobLease.RenewEvery);
        await PassAsync(BlobLease.RenewEvery);

        Assert.Equal(5, renewals);
        Assert.False(hold.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task Lease_without_a_renewal_answer_is_lost_at_the_end_of_its_term()
    {
        await using var hold = await TakeAsync(Enumerable.Repeat(Fate.IsLost, 100).ToArray());
        await PassAsync(BlobLease.RenewEvery);
        for (var seconds = 20; seconds < 55; seconds += 5)
        {
            Assert.False(hold.Lost.IsCancellationRequested);
            await PassAsync(TimeSpan.FromSeconds(5));
        }

        Assert.False(hold.Lost.IsCancellationRequested);
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.True(hold.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task Lease_with_a_hanging_renewal_is_lost_at_the_end_of_its_term()
    {
        await using var hold = await TakeAsync(Fate.Hangs);
        time.Advance(BlobLease.RenewEvery);
        time.Advance(BlobLease.Term - BlobLease.RenewEvery - TimeSpan.FromSeconds(1));
        Assert.False(hold.Lost.IsCancellationRequested);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(hold.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task Lease_with_a_deleted_blob_is_lost_at_once()
    {
        var clients = await azurite.OpenAsync();
        await using var hold = (await new BlobLease(clients, time).TryTakeAsync(Token))!;
        await clients.Leases.DeleteAsync(new Azure.Storage.Blobs.Models.BlobRequestConditions(), Token);
        time.Advance(BlobLease.RenewEvery);

        await UntilLostAsync(hold);
    }

    [Fact]
    public async Task Released_lease_stops_renewals_even_if_storage_does_not_answer()
    {
        var hold = await TakeAsync(Enumerable.Repeat(Fate.IsLost, 100).ToArray());
        await hold.DisposeAsync();
        var count = renewals;
        time.Advance(BlobLease.Term);
        time.Advance(BlobLease.Term);

        Assert.Equal(count, renewals);
        Assert.False(hold.Lost.IsCancellationRequested);
    }

    // The fates are those of the requests after the taking; beyond the last, requests arrive.
    private async Task<ILeaseHold> TakeAsync(params Fate[] fates)
    {
        var clients = await azurite.OpenAsync();
        await (await new BlobLease(clients, TimeProvider.System).TryTakeAsync(Token))!.DisposeAsync();
        var left = new Queue<Fate>(fates);
        var lease = new BlobLease(
            await azurite.ReopenAsync(
                clients,
                new Wire(message => IsRenewal(message.Request) ? Next(left) : Fate.Arrives),
                retries: 0
            ),
            time
        );
        var hold = await lease.TryTakeAsync(Token);
        Assert.NotNull(hold);
        return hold;
    }

    private Fate Next(Queue<Fate> left)
    {
        renewals++;
        return left.TryDequeue(out var fate) ? fate : Fate.Arrives;
    }

    private static bool IsRenewal(Request request) =>
        request.Headers.TryGetValue("x-ms-lease-action", out var action) && action != "acquire";

    // Until the loop waits again.
    private async Task PassAsync(TimeSpan span)
    {
        var timers = time.Timers;
        time.Advance(span);
        for (var tries = 0; time.Timers == timers; tries++)
        {
            Assert.True(tries < 3000, "The loop does not wait again.");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Token);
        }
    }

    private static async Task UntilLostAsync(ILeaseHold hold)
    {
        for (var tries = 0; !hold.Lost.IsCancellationRequested; tries++)
        {
            Assert.True(tries < 3000, "It is never lost.");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Token);
        }
    }

    /// <summary>Counts the timers, so a test knows when the next delay has begun.</summary>
    private sealed class CountedTime : FakeTimeProvider
    {
        private int timers;

        public int Timers => Volatile.Read(ref timers);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Interlocked.Increment(ref timers);
            return timer;
        }
    }
}
