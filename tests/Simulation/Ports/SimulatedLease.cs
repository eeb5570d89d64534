using Remediation.Ledger;
using Remediation.Sweeps;
using Simulation.Tests.World;

namespace Simulation.Tests.Ports;

/// <summary>
/// One process's way to the lease. A hold renews it, and ends itself where no renewal came through in time.
/// </summary>
internal sealed class SimulatedLease(LeaseRow row, Wire wire, TimeProvider time) : ILease
{
    public async Task<ILeaseHold?> TryTakeAsync(CancellationToken cancellationToken)
    {
        var hold = new Hold(row, wire, time);
        return await wire.StateAsync(
            "taking the lease",
            () => row.TryTake(hold, wire.World.Time.Now),
            cancellationToken
        )
            ? hold.Kept()
            : null;
    }

    private sealed class Hold(LeaseRow row, Wire wire, TimeProvider time) : ILeaseHold
    {
        private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(20);
        private static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(5);

        private readonly CancellationTokenSource lost = new();
        private readonly CancellationTokenSource stop = new();
        private ITimer? expiry;
        private Task loop = Task.CompletedTask;

        public CancellationToken Lost => lost.Token;

        public Hold Kept()
        {
            expiry = time.CreateTimer(
                _ => Cancel(lost),
                null,
                LeaseRow.Term - TimeSpan.FromSeconds(1),
                Timeout.InfiniteTimeSpan
            );
            loop = KeepAsync();
            return this;
        }

        public async ValueTask DisposeAsync()
        {
            Cancel(stop);
            await loop;
            await expiry!.DisposeAsync();
            try
            {
                await wire.StateAsync(
                    "releasing the lease",
                    () =>
                    {
                        row.Release(this);
                        return true;
                    },
                    CancellationToken.None
                );
            }
            catch (StateUnavailableException)
            {
                // It runs out by itself.
            }
        }

        // Here and now: the thread pool is no place for a simulation's own work.
        private static void Cancel(CancellationTokenSource source) => source.Cancel();

        private async Task KeepAsync()
        {
            var wait = RenewEvery;
            while (!lost.IsCancellationRequested)
            {
                try
                {
                    await Task.Delay(wait, time, stop.Token);
                    wait = await RenewAsync();
                }
                catch (OperationCanceledException)
                {
                    return;
                }
            }
        }

        private async Task<TimeSpan> RenewAsync()
        {
            try
            {
                if (wire.World.Happens(Fault.LeaseBroken))
                {
                    row.Break();
                }

                var asked = time.GetTimestamp();
                if (
                    await wire.StateAsync(
                        "renewing the lease",
                        () => row.TryRenew(this, wire.World.Time.Now),
                        stop.Token
                    )
                )
                {
                    expiry!.Change(LeaseRow.Term - time.GetElapsedTime(asked), Timeout.InfiniteTimeSpan);
                }
                else
                {
                    Cancel(lost);
                }

                return RenewEvery;
            }
            catch (StateUnavailableException)
            {
                return RetryEvery;
            }
        }
    }
}
