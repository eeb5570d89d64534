using Hosting.State;
using Remediation.Sweeps;

namespace Cloud.Tests.State;

/// <summary>What every queue and its receiving end do.</summary>
public abstract class QueueContract
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>An empty queue, its receiving end, and that of its poison queue.</summary>
    protected abstract Task<(ISweepQueue Queue, SweepQueueReceiver Inbox, SweepQueueReceiver Poison)> OpenAsync();

    /// <summary>Lets the queue's time pass.</summary>
    protected abstract Task PassAsync(TimeSpan time);

    [Fact]
    public async Task Message_is_received_once_and_removed_on_completion()
    {
        var (queue, inbox, poison) = await OpenAsync();
        await queue.SendAsync(new SweepMessage("sweep-1"), TimeSpan.Zero, Token);

        var received = await inbox.ReceiveAsync(Token);
        Assert.Equal((new SweepMessage("sweep-1").ToJson(), 1), (received!.Text, received.Tries));
        Assert.Null(await inbox.ReceiveAsync(Token));
        await received.CompleteAsync(Token);
        Assert.False(await received.RenewAsync(Token));
        await received.CompleteAsync(Token);
        await received.AbandonAsync(TimeSpan.Zero, Token);
        Assert.Null(await inbox.ReceiveAsync(Token));
        Assert.Null(await poison.ReceiveAsync(Token));
    }

    [Fact]
    public async Task An_empty_queue_gives_nothing()
    {
        var (_, inbox, poison) = await OpenAsync();
        Assert.Null(await inbox.ReceiveAsync(Token));
        Assert.Null(await poison.ReceiveAsync(Token));
    }

    [Fact]
    public async Task A_message_with_a_delay_does_not_show_before()
    {
        var (queue, inbox, _) = await OpenAsync();
        await queue.SendAsync(new SweepMessage("now"), TimeSpan.Zero, Token);
        await queue.SendAsync(new SweepMessage("soon"), TimeSpan.FromSeconds(2.5), Token);
        await queue.SendAsync(new SweepMessage("next-week"), TimeSpan.FromDays(7), Token);

        Assert.Contains("now", (await inbox.ReceiveAsync(Token))!.Text);
        Assert.Null(await inbox.ReceiveAsync(Token));
        Assert.Contains("soon", (await AwaitAsync(inbox)).Text);
        Assert.Null(await inbox.ReceiveAsync(Token));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(7 * 24 * 3600 + 1)]
    public async Task A_delay_that_no_queue_can_keep_is_refused(int seconds)
    {
        var (queue, inbox, _) = await OpenAsync();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            queue.SendAsync(new SweepMessage("x"), TimeSpan.FromSeconds(seconds), Token)
        );
        Assert.Null(await inbox.ReceiveAsync(Token));
    }

    [Fact]
    public async Task An_abandoned_message_shows_again_after_its_delay_with_one_try_more()
    {
        var (queue, inbox, _) = await OpenAsync();
        await queue.SendAsync(new SweepMessage("sweep-1"), TimeSpan.Zero, Token);
        var first = await inbox.ReceiveAsync(Token);
        Assert.True(await first!.RenewAsync(Token));
        await first.AbandonAsync(TimeSpan.FromSeconds(2), Token);

        Assert.Null(await inbox.ReceiveAsync(Token));
        var second = await AwaitAsync(inbox);
        Assert.Equal((first.Text, 2), (second.Text, second.Tries));
        // The first receiver's time is over.
        Assert.False(await first.RenewAsync(Token));
        await first.CompleteAsync(Token);
        Assert.True(await second.RenewAsync(Token));
    }

    [Fact]
    public async Task A_message_that_failed_five_times_is_received_from_the_poison_queue()
    {
        var (queue, inbox, poison) = await OpenAsync();
        await queue.SendAsync(new SweepMessage("bad"), TimeSpan.Zero, Token);
        for (var tries = 1; tries <= SweepQueueReceiver.MostTries; tries++)
        {
            Assert.Null(await poison.ReceiveAsync(Token));
            var message = await AwaitAsync(inbox);
            Assert.Equal(tries, message.Tries);
            await message.AbandonAsync(TimeSpan.Zero, Token);
        }

        Assert.Null(await inbox.ReceiveAsync(Token));
        var buried = await AwaitAsync(poison);
        Assert.Equal((new SweepMessage("bad").ToJson(), 1), (buried.Text, buried.Tries));
        await buried.CompleteAsync(Token);
        Assert.Null(await poison.ReceiveAsync(Token));
    }

    [Fact]
    public async Task A_poison_message_is_tried_for_ever()
    {
        var (queue, inbox, poison) = await OpenAsync();
        await queue.SendAsync(new SweepMessage("bad"), TimeSpan.Zero, Token);
        for (var tries = 1; tries <= SweepQueueReceiver.MostTries; tries++)
        {
            await (await AwaitAsync(inbox)).AbandonAsync(TimeSpan.Zero, Token);
        }

        for (var tries = 1; tries <= SweepQueueReceiver.MostTries + 2; tries++)
        {
            var message = await AwaitAsync(poison);
            Assert.Equal(tries, message.Tries);
            await message.AbandonAsync(TimeSpan.Zero, Token);
        }

        Assert.Null(await inbox.ReceiveAsync(Token));
    }

    [Fact]
    public async Task Cancellation_flows()
    {
        var (queue, inbox, _) = await OpenAsync();
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            queue.SendAsync(new SweepMessage("x"), TimeSpan.Zero, cancelled)
        );
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => inbox.ReceiveAsync(cancelled));
    }

    /// <summary>The next message; time passes until there is one.</summary>
    protected async Task<ReceivedSweepMessage> AwaitAsync(SweepQueueReceiver inbox)
    {
        for (var step = 0; step < 60; step++)
        {
            if (await inbox.ReceiveAsync(Token) is { } message)
            {
                return message;
            }

            await PassAsync(Step);
        }

        throw new InvalidOperationException("No message shows.");
    }
}
