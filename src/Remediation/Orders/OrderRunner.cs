using System.Collections.Concurrent;
using Remediation.Reasons;

namespace Remediation.Orders;

/// <summary>
/// Sends orders and waits for their replies, several at once. It asks before it sends, so an order that outlived an earlier sweep
/// is read instead of sent again. It never deletes: that comes after the reply was written down.
/// </summary>
public sealed class OrderRunner(IRunCommandChannel channel, OrderPace pace, TimeProvider time)
{
    /// <summary>
    /// Runs the orders. An order that has not ended when patience runs out is <see cref="OrderState.InProgress"/>. No two orders may share a name.
    /// </summary>
    /// <param name="orders">The orders.</param>
    /// <param name="ended">Called after each order, from any thread.</param>
    /// <param name="cancellationToken">Stops the sweep; orders already sent go on.</param>
    public async Task<IReadOnlyDictionary<string, OrderState>> RunAsync(
        IReadOnlyCollection<GuestOrder> orders, Action<GuestOrder> ended, CancellationToken cancellationToken)
    {
        var states = new ConcurrentDictionary<string, OrderState>(StringComparer.Ordinal);
        var waiting = new ConcurrentQueue<GuestOrder>(orders);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAll(Enumerable.Range(0, Math.Min(pace.MaxConcurrency, orders.Count)).Select(_ => WorkAsync()));
        return states;

        // The first that fails ends the others too.
        async Task WorkAsync()
        {
            try
            {
                while (waiting.TryDequeue(out var order))
                {
                    stop.Token.ThrowIfCancellationRequested();
                    states[order.Name] = await RunAsync(order, stop.Token);
                    ended(order);
                }
            }
            catch
            {
                await stop.CancelAsync();
                throw;
            }
        }
    }

    private async Task<OrderState> RunAsync(GuestOrder order, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var state = await channel.AskAsync(order, cancellationToken);
        if (state is OrderState.Absent)
        {
            // Time has passed since the plan was made, and others were sent first.
            state = order.NotAfter < time.GetUtcNow()
                ? TooLate(order)
                : await channel.StartAsync(order, pace.Deadline, cancellationToken);
        }

        var pause = pace.PollInterval;
        while (state is OrderState.InProgress && time.GetElapsedTime(started) + pause <= pace.Patience)
        {
            await Task.Delay(pause, time, cancellationToken);
            var asked = await channel.AskAsync(order, cancellationToken);
            pause = PauseAfter(asked);
            state = IsSilence(asked) ? state : asked;
        }

        return state;
    }

    private static OrderState.Ended TooLate(GuestOrder order) => new(new GuestReply.Rejected(
        new Reason(ReasonCodes.TooLate, $"It was to be sent until {order.NotAfter:yyyy-MM-dd HH:mm} UTC.")));

    // A question that got no answer says nothing about an order that is known to be under way.
    private static bool IsSilence(OrderState asked) =>
        asked is OrderState.Ended { Reply: GuestReply.Throttled or GuestReply.Unreachable };

    private TimeSpan PauseAfter(OrderState asked) =>
        asked is OrderState.Ended { Reply: GuestReply.Throttled { RetryAfter: { } wait } } && wait > pace.PollInterval ? wait : pace.PollInterval;
}
