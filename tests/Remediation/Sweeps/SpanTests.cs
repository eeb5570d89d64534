using System.Diagnostics;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Sources;
using Remediation.Sweeps.Running;
using Remediation.Telemetry;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Sweeps;

/// <summary>The spans of a sweep, of its phases and of its orders.</summary>
[Collection(SpanCollection.Name)]
public sealed class SpanTests : IDisposable
{
    private readonly List<Activity> ended = [];
    private readonly ActivityListener listener;

    public SpanTests()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == TelemetryNames.ActivitySource,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = ended.Add,
        };
        ActivitySource.AddActivityListener(listener);
    }

    public void Dispose() => listener.Dispose();

    [Fact]
    public async Task Phases_are_children_of_the_sweep_and_orders_are_children_of_their_phase()
    {
        var channel = new FakeChannel(order => A.Answer(order, A.RepairReport()));
        var inside = new List<Activity?>();
        channel.Started = _ => inside.Add(Activity.Current);
        var world = new SweepWorld { Channel = channel };
        await world.RunAsync(A.Policy(), "sweep-7");

        Assert.Equal(
            [
                "tls.read_logs < tls.sweep Completed",
                "tls.read_inventory < tls.sweep Completed",
                "tls.plan < tls.sweep Completed",
                "tls.order < tls.run_orders Answered",
                "tls.run_orders < tls.sweep Completed",
                "tls.publish < tls.sweep Completed",
                "tls.sweep <  LegacyFound",
            ],
            ended.Select(Describe)
        );
        Assert.All(ended, span => Assert.Equal("sweep-7", span.GetTagItem("tls.sweep.id")));
        Assert.All(ended, span => Assert.Equal("Repair", span.GetTagItem("tls.sweep.mode")));
        var order = Find("tls.order");
        Assert.Equal(A.Id().ToString(), order.GetTagItem("tls.machine.id"));
        Assert.Equal(A.RepairOrder().Name, order.GetTagItem("tls.order.name"));
        Assert.Equal([order], inside);
        Assert.Null(Activity.Current);
    }

    [Fact]
    public async Task Orders_side_by_side_are_siblings()
    {
        var channel = new FakeChannel(order => A.Answer(order, A.RepairReport()));
        var world = new SweepWorld
        {
            Channel = channel,
            Inventory = A.Inventory(A.Machine(), A.Machine(2)),
            Answer = new LogAnswer([], [new SourceHealth("Event", SourceState.Healthy, 0)]),
        };
        world.Ledger[A.Id()] = A.Entry() with { BaselineMetAt = A.Noon.AddDays(-1) };
        world.Ledger[A.Id(2)] = A.Entry() with { Machine = A.Id(2), BaselineMetAt = A.Noon.AddDays(-1) };
        await world.RunAsync(A.Policy());

        var orders = ended.Where(span => span.OperationName == "tls.order").ToList();
        Assert.Equal(2, orders.Count);
        Assert.All(orders, order => Assert.Equal(Find("tls.run_orders").SpanId, order.ParentSpanId));
    }

    [Fact]
    public async Task Error_leaves_the_spans_that_it_cuts_short_as_interrupted()
    {
        var channel = new FakeChannel(_ => throw new InvalidOperationException("broken"));
        var world = new SweepWorld { Channel = channel };
        await Assert.ThrowsAsync<InvalidOperationException>(() => world.RunAsync(A.Policy()));

        Assert.Equal(
            [
                "tls.order < tls.run_orders Interrupted",
                "tls.run_orders < tls.sweep Interrupted",
                "tls.sweep <  Interrupted",
            ],
            ended.Skip(3).Select(Describe)
        );
        Assert.All(ended.Skip(3), span => Assert.Equal(ActivityStatusCode.Error, span.Status));
    }

    [Fact]
    public async Task Spans_have_the_time_of_the_injected_clock()
    {
        var world = new SweepWorld { Channel = new FakeChannel(order => A.Answer(order, A.RepairReport())) };
        await world.RunAsync(A.Policy());

        Assert.All(
            ended,
            span => Assert.InRange(span.StartTimeUtc, A.Noon.UtcDateTime, A.Noon.UtcDateTime.AddHours(1))
        );
        Assert.All(ended, span => Assert.InRange(span.Duration, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)));
    }

    [Fact]
    public void Meter_and_spans_have_one_name() => Assert.Equal(SweepMetrics.MeterName, TelemetryNames.ActivitySource);

    private Activity Find(string name) => Assert.Single(ended, span => span.OperationName == name);

    private string Describe(Activity span)
    {
        var parent = ended.Find(other => other.SpanId == span.ParentSpanId);
        return $"{span.OperationName} < {parent?.OperationName} {span.GetTagItem("tls.outcome")}";
    }
}
