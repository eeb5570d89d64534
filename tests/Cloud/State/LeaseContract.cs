using Remediation.Sweeps;

namespace Cloud.Tests.State;

/// <summary>What every lease does.</summary>
public abstract class LeaseContract
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Two who want the same lease.</summary>
    protected abstract Task<(ILease One, ILease Other)> OpenAsync();

    /// <summary>Takes the lease from its holder, and lets the holder find out.</summary>
    protected abstract Task BreakAsync();

    [Fact]
    public async Task Of_many_concurrent_lease_requests_exactly_one_succeeds()
    {
        var (one, other) = await OpenAsync();
        var holds = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(n => Task.Run(() => (n % 2 == 0 ? one : other).TryTakeAsync(Token)))
        );

        var hold = Assert.Single(holds, hold => hold is not null);
        Assert.Null(await one.TryTakeAsync(Token));
        Assert.Null(await other.TryTakeAsync(Token));
        Assert.False(hold!.Lost.IsCancellationRequested);
        await hold.DisposeAsync();
    }

    [Fact]
    public async Task Released_lease_can_be_acquired_by_the_next_instance()
    {
        var (one, other) = await OpenAsync();
        var first = await one.TryTakeAsync(Token);
        var lost = first!.Lost;
        await first.DisposeAsync();
        var second = await other.TryTakeAsync(Token);

        Assert.NotNull(second);
        Assert.False(lost.IsCancellationRequested);
        // A second release does not take the lease from its new holder.
        await first.DisposeAsync();
        Assert.Null(await one.TryTakeAsync(Token));
        await second.DisposeAsync();
    }

    [Fact]
    public async Task Lost_lease_is_signalled_and_its_release_leaves_the_new_holder_alone()
    {
        var (one, other) = await OpenAsync();
        var first = await one.TryTakeAsync(Token);
        await BreakAsync();
        await EventuallyAsync(() => first!.Lost.IsCancellationRequested);

        var second = await other.TryTakeAsync(Token);
        Assert.NotNull(second);
        await first!.DisposeAsync();
        Assert.Null(await one.TryTakeAsync(Token));
        Assert.False(second.Lost.IsCancellationRequested);
        await second.DisposeAsync();
    }

    [Fact]
    public async Task Cancellation_flows()
    {
        var (one, _) = await OpenAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            one.TryTakeAsync(new CancellationToken(canceled: true))
        );
        await using var hold = await one.TryTakeAsync(Token);
        Assert.NotNull(hold);
    }

    protected static async Task EventuallyAsync(Func<bool> holds)
    {
        for (var tries = 0; !holds(); tries++)
        {
            Assert.True(tries < 600, "The condition did not hold in time.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Token);
        }
    }
}
