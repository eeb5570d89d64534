using Remediation.Inventory;
using Remediation.Orders;
using Remediation.Reasons;
using Simulation.Tests.Time;
using Simulator.Platform.Throttling;

namespace Simulation.Tests.Scale;

/// <summary>
/// Run commands in memory, behind the quotas that Azure documents. A call takes 0.1 to 0.3 s; one that finds a bucket
/// empty is answered with 429 and the whole seconds after which it may come again.
/// </summary>
internal sealed class ScaleChannel(
    VirtualTime time,
    Random chance,
    AzureQuotas quotas,
    bool countsMachines,
    ScaleFleet fleet,
    SimulatedProcess process
) : IRunCommandChannel
{
    /// <summary>The shortest way of a call to Azure, and of its answer back.</summary>
    public static readonly TimeSpan ShortestWay = TimeSpan.FromSeconds(0.05);

    private readonly Dictionary<string, (DateTimeOffset Begin, DateTimeOffset End)> running = new(
        StringComparer.Ordinal
    );

    public Task<OrderState> AskAsync(GuestOrder order, CancellationToken cancellationToken) =>
        CallAsync(QuotaCallKind.Read, order.Machine, () => State(order), refused => new OrderState.Ended(refused));

    public Task<OrderState> StartAsync(GuestOrder order, TimeSpan deadline, CancellationToken cancellationToken) =>
        CallAsync<OrderState>(
            QuotaCallKind.Write,
            order.Machine,
            () => Start(order),
            refused => new OrderState.Ended(refused)
        );

    public Task<GuestReply.Failed?> DeleteAsync(OrderHandle order, CancellationToken cancellationToken) =>
        CallAsync<GuestReply.Failed?>(QuotaCallKind.Delete, order.Machine, () => Delete(order), refused => refused);

    public Task<OrderListing> ListAsync(Machine machine, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A sweep lists nothing.");

    private OrderState.InProgress Start(GuestOrder order)
    {
        running.Add(order.Name, (time.Now, time.Now + fleet.ScriptOf(order.Machine)));
        return new OrderState.InProgress();
    }

    private OrderState State(GuestOrder order)
    {
        var (begin, end) = running[order.Name];
        if (end > time.Now)
        {
            return new OrderState.InProgress();
        }

        var run = ScaleFleet.Guest(order.Machine).Run(order, begin);
        return new OrderState.Ended(new GuestReply.Answered(run.ExitCode, run.Frame, "") { EndedAt = end });
    }

    private GuestReply.Rejected? Delete(OrderHandle order) =>
        running.Remove(order.Name)
            ? null
            : new GuestReply.Rejected(new Reason(ReasonCodes.OrderRejected, $"{order.Name} is not there."));

    private Task<T> CallAsync<T>(
        QuotaCallKind kind,
        Machine machine,
        Func<T> effect,
        Func<GuestReply.Throttled, T> refused
    )
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        time.After(
            Way(),
            () =>
            {
                var result = quotas.Ask(
                    new QuotaCall(kind, machine.Id.SubscriptionId, machine.Location, countsMachines ? machine.Id : null)
                )
                    is QuotaDecision.Refused { Wait: var wait }
                    ? refused(
                        new GuestReply.Throttled(
                            ReasonCodes.OrderThrottled,
                            TimeSpan.FromSeconds(Math.Ceiling(wait.TotalSeconds))
                        )
                    )
                    : effect();
                time.After(Way(), () => answer.SetResult(result), process);
            }
        );
        return answer.Task;
    }

    private TimeSpan Way() => ShortestWay + TimeSpan.FromSeconds(0.1 * chance.NextDouble());
}
