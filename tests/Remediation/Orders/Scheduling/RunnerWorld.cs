using Remediation.Inventory;
using Remediation.Orders;
using Remediation.Orders.RateLimiting;
using Remediation.Orders.Scheduling;
using Remediation.Reasons;
using Remediation.Tests.Builders;
using Remediation.Tests.Sweeps;

namespace Remediation.Tests.Orders.Scheduling;

/// <summary>
/// A runner, a channel whose answers the test writes, and a clock that moves while the runner waits for it.
/// </summary>
internal sealed class RunnerWorld : IRunCommandChannel
{
    private readonly Dictionary<string, int> asked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> started = new(StringComparer.Ordinal);
    private readonly HashSet<string> flying = new(StringComparer.Ordinal);

    public static readonly OrderState Answered = new OrderState.Ended(new GuestReply.Answered(0, "out", ""));
    public static readonly OrderState InProgress = new OrderState.InProgress();
    public static readonly OrderState Absent = new OrderState.Absent();

    public SteppedTime Time { get; } = new();

    public OrderExecutionOptions Pace { get; set; } =
        new(TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(2), 4)
        {
            Rollout = new RolloutOptions { CanarySize = 1, MaxErrors = 3 },
        };

    public Logged<OrderRunner> Log { get; init; } = new();

    /// <summary>What was called, in order: the call, the machine, seconds since the start.</summary>
    public List<string> Calls { get; } = [];

    public Dictionary<string, OrderState> Ends { get; } = new(StringComparer.Ordinal);

    public int MostInFlight { get; private set; }

    public Func<GuestOrder, int, OrderState> OnAsk { get; set; } = (_, _) => Answered;

    public Func<GuestOrder, int, OrderState> OnStart { get; set; } = (_, _) => InProgress;

    public Func<OrderHandle, GuestReply.Failed?> OnDelete { get; set; } = _ => null;

    public Func<Machine, OrderListing> OnList { get; set; } = _ => new OrderListing.Listed([]);

    public Func<GuestOrder, Reason?> OnBeforeStart { get; set; } = _ => null;

    public Func<GuestOrder, OrderState, Settlement> OnEnded { get; set; } =
        (_, state) =>
            new Settlement(
                state is OrderState.Ended { Reply: GuestReply.Answered }
                    ? RolloutSignal.Success
                    : RolloutSignal.Inconclusive,
                state is OrderState.Ended
            );

    public static OrderState Throttled(double? seconds = null) =>
        new OrderState.Ended(
            new GuestReply.Throttled(
                ReasonCodes.OrderThrottled,
                seconds is { } wait ? TimeSpan.FromSeconds(wait) : null
            )
        );

    public static OrderState Unreachable => new OrderState.Ended(new GuestReply.Unreachable(ReasonCodes.Unreachable));

    public static OrderState Rejected(ReasonCode code) => new OrderState.Ended(new GuestReply.Rejected(code));

    public Task<OrderRunSummary> RunAsync(params GuestOrder[] orders) =>
        RunAsync([.. orders.Select(order => new OrderTask(order, IsKnown: false))], []);

    public async Task<OrderRunSummary> RunAsync(IReadOnlyList<OrderTask> tasks, IReadOnlyList<OrderHandle> leftovers)
    {
        var hooks = new OrderCallbacks(
            (order, _) => Task.FromResult(OnBeforeStart(order)),
            handle => handle.Name == "tlsr-wanted",
            (order, state, _) =>
            {
                flying.Remove(order.Name);
                Ends.Add(order.Machine.Id.Name, state);
                return Task.FromResult(OnEnded(order, state));
            }
        );
        var task = new OrderRunner(this, Pace, new CallRateLimiter(), Time, Log).RunAsync(
            tasks,
            leftovers,
            hooks,
            TestContext.Current.CancellationToken
        );
        // All answers here come at once, so a runner that is not done has set its one timer, or is about to.
        while (await Time.NextTimerAsync(task))
        {
            Time.GoToTimer();
        }

        return await task;
    }

    public Task<OrderState> AskAsync(GuestOrder order, CancellationToken cancellationToken)
    {
        Note("ask", order.Machine);
        return Task.FromResult(OnAsk(order, asked[order.Name] = asked.GetValueOrDefault(order.Name) + 1));
    }

    public Task<OrderState> StartAsync(GuestOrder order, TimeSpan deadline, CancellationToken cancellationToken)
    {
        Note("start", order.Machine);
        flying.Add(order.Name);
        MostInFlight = Math.Max(MostInFlight, flying.Count);
        return Task.FromResult(OnStart(order, started[order.Name] = started.GetValueOrDefault(order.Name) + 1));
    }

    public Task<GuestReply.Failed?> DeleteAsync(OrderHandle order, CancellationToken cancellationToken)
    {
        Note("delete", order.Machine);
        return Task.FromResult(OnDelete(order));
    }

    public Task<OrderListing> ListAsync(Machine machine, CancellationToken cancellationToken)
    {
        Note("list", machine);
        return Task.FromResult(OnList(machine));
    }

    private void Note(string call, Machine machine) =>
        Calls.Add($"{call} {machine.Id.Name} {(Time.GetUtcNow() - A.Noon).TotalSeconds:0}");
}
