using Hosting.State;
using Microsoft.Extensions.Time.Testing;
using Remediation.Sweeps;

namespace Cloud.Tests.State;

public sealed class MemoryQueueTests : QueueContract
{
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task A_message_whose_receiver_died_shows_again_and_is_poison_after_five()
    {
        var (queue, inbox, poison) = await OpenAsync();
        await queue.SendAsync(new SweepMessage("bad"), TimeSpan.Zero, TestContext.Current.CancellationToken);
        for (var tries = 1; tries <= SweepQueueReceiver.MostTries; tries++)
        {
            Assert.Equal(tries, (await inbox.ReceiveAsync(TestContext.Current.CancellationToken))!.Tries);
            clock.Advance(SweepQueueReceiver.UsuallyHidden);
        }

        Assert.Null(await inbox.ReceiveAsync(TestContext.Current.CancellationToken));
        Assert.NotNull(await poison.ReceiveAsync(TestContext.Current.CancellationToken));
    }

    protected override Task<(ISweepQueue Queue, SweepQueueReceiver Inbox, SweepQueueReceiver Poison)> OpenAsync()
    {
        var queue = new MemorySweepQueue(clock);
        return Task.FromResult<(ISweepQueue, SweepQueueReceiver, SweepQueueReceiver)>(
            (queue, queue.Sweeps, queue.Poison)
        );
    }

    protected override Task PassAsync(TimeSpan time)
    {
        clock.Advance(time);
        return Task.CompletedTask;
    }
}
