using System.Threading.Channels;
using Cloud.State;
using Cloud.Tests.State;
using Hosting.State;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;
using Remediation.Sweeps;

namespace Hosting.Tests.State;

/// <summary>A storage that is not there yet, and an app that waits for it.</summary>
public sealed class StatePreparationTests(SharedAzurite azurite)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task State_preparation_retries_every_30_seconds_until_storage_answers()
    {
        var isThere = false;
        var asked = 0;
        var clients = await OpenAsync(
            new Wire(_ =>
            {
                Interlocked.Increment(ref asked);
                return Volatile.Read(ref isThere) ? Fate.Arrives : Fate.IsLost;
            })
        );
        var time = new WatchedTime();
        using var preparation = new StatePreparation(clients, time, NullLogger<StatePreparation>.Instance);

        await preparation.StartAsync(Token);
        for (var round = 0; round < 3; round++)
        {
            Assert.Equal(Pause, await time.NextWaitAsync());
            var before = Volatile.Read(ref asked);
            time.Advance(Pause - TimeSpan.FromTicks(1));
            Assert.Equal(before, Volatile.Read(ref asked));
            time.Advance(TimeSpan.FromTicks(1));
        }

        Assert.Equal(Pause, await time.NextWaitAsync());
        Assert.False(preparation.ExecuteTask!.IsCompleted);
        Volatile.Write(ref isThere, true);
        time.Advance(Pause);
        await preparation.ExecuteTask.WaitAsync(Token);

        Assert.Empty(await new TableSweepStore(clients).ListAsync(1, Token));
        await new StorageSweepQueue(clients).SendAsync(new SweepMessage("sweep-1"), TimeSpan.Zero, Token);
        Assert.Equal(1, (await clients.SweepQueue.GetPropertiesAsync(Token)).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task Stopped_state_preparation_ends_its_retry_delay()
    {
        var time = new WatchedTime();
        using var preparation = new StatePreparation(
            await OpenAsync(new Wire(_ => Fate.IsLost)),
            time,
            NullLogger<StatePreparation>.Instance
        );
        await preparation.StartAsync(Token);
        await time.NextWaitAsync();

        await preparation.StopAsync(Token);

        Assert.True(preparation.ExecuteTask!.IsCanceled);
    }

    [Fact]
    public async Task Stopped_state_preparation_cancels_its_pending_call()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var wire = new Wire(message =>
        {
            asked.TrySetResult();
            return Fate.Hangs;
        });
        var logger = new Mock<ILogger<StatePreparation>>();
        using var preparation = new StatePreparation(await OpenAsync(wire), new WatchedTime(), logger.Object);
        await preparation.StartAsync(Token);
        await asked.Task.WaitAsync(Token);

        await preparation.StopAsync(Token);

        // It did not wait for the question to fail by itself, or it would have said so.
        Assert.True(preparation.ExecuteTask!.IsCanceled);
        Assert.Empty(logger.Invocations);
    }

    private async Task<StateClients> OpenAsync(Wire wire) =>
        StateClients.Open(await azurite.AddressAsync(), azurite.NewNames(), wire, retries: 0);

    /// <summary>A clock that stands still and signals each new timer.</summary>
    private sealed class WatchedTime : FakeTimeProvider
    {
        private readonly Channel<TimeSpan> waits = Channel.CreateUnbounded<TimeSpan>();

        public async Task<TimeSpan> NextWaitAsync() => await waits.Reader.ReadAsync(Token);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            waits.Writer.TryWrite(dueTime);
            return timer;
        }
    }
}
