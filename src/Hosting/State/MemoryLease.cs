using Remediation.Sweeps;

namespace Hosting.State;

/// <summary>
/// A lease between those who share this instance. Its holder cannot die without it, so it needs no renewal.
/// </summary>
public sealed class MemoryLease : ILease
{
    private Hold? holder;

    /// <inheritdoc/>
    public Task<ILeaseHold?> TryTakeAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var hold = new Hold(this);
        return Task.FromResult<ILeaseHold?>(Interlocked.CompareExchange(ref holder, hold, null) is null ? hold : null);
    }

    /// <summary>
    /// Takes the lease from whoever holds it, as a storage account does that cannot be reached for a minute.
    /// </summary>
    public async Task BreakAsync()
    {
        if (Interlocked.Exchange(ref holder, null) is { } hold)
        {
            await hold.LoseAsync();
        }
    }

    private sealed class Hold(MemoryLease lease) : ILeaseHold
    {
        private readonly CancellationTokenSource lost = new();

        public CancellationToken Lost => lost.Token;

        public Task LoseAsync() => lost.CancelAsync();

        public ValueTask DisposeAsync()
        {
            Interlocked.CompareExchange(ref lease.holder, null, this);
            return ValueTask.CompletedTask;
        }
    }
}
