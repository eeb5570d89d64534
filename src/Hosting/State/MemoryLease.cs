using Remediation.Sweeps;

namespace Hosting.State;

/// <summary>
/// A lease in memory, shared by the users of one instance. Its holder is in the same process, so the lease needs no
/// renewal.
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

    /// <summary>Ends the current hold, as happens with a storage account that cannot be reached for a minute.</summary>
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
