using Simulation.Tests.Time;

namespace Simulation.Tests;

/// <summary>Virtual time, and processes that die in it.</summary>
public class TimeTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly VirtualTime time = new(Start, new Random(1));
    private readonly List<string> said = [];

    [Fact]
    public void A_week_of_waiting_takes_no_time()
    {
        var process = Run(
            long.MaxValue,
            async clock =>
            {
                await Task.Delay(TimeSpan.FromDays(7), clock);
                said.Add($"{clock.GetUtcNow():u}");
            }
        );

        Assert.Equal(["2026-01-08 00:00:00Z"], said);
        Assert.Equal(0, process.Waiting);
    }

    [Fact]
    public void A_process_that_is_killed_runs_no_finally()
    {
        Run(
            3,
            async clock =>
            {
                try
                {
                    for (var hour = 1; hour < 9; hour++)
                    {
                        await Task.Delay(TimeSpan.FromHours(1), clock);
                        said.Add($"{hour}");
                    }
                }
                finally
                {
                    said.Add("finally");
                }
            }
        );

        Assert.Equal(["1", "2"], said);
    }

    [Fact]
    public void Periodic_timers_and_cancellations_run_in_order()
    {
        Run(
            long.MaxValue,
            async clock =>
            {
                using var stop = new CancellationTokenSource();
                var ticking = TickAsync(clock, stop.Token);
                await Task.Delay(TimeSpan.FromSeconds(10), clock);
                stop.Cancel();
                said.Add("cancelled");
                await ticking;
                said.Add("done");
            }
        );

        Assert.Equal(["tick", "tick", "tick", "cancelled", "stopped", "done"], said);
    }

    [Fact]
    public void Work_that_comes_back_from_another_thread_is_noticed()
    {
        var answer = new TaskCompletionSource();

        var fault = Assert.Throws<InvalidOperationException>(() =>
            Run(
                long.MaxValue,
                _ =>
                {
                    var waiting = SayAfterAsync(answer.Task);
                    var other = new Thread(answer.SetResult);
                    other.Start();
                    other.Join();
                    return waiting;
                }
            )
        );

        Assert.Contains("escaped to another thread", fault.Message, StringComparison.Ordinal);
        Assert.Empty(said);
    }

    [Fact]
    public void A_process_that_died_before_its_timer_is_not_woken()
    {
        var process = new SimulatedProcess("p", long.MaxValue);
        new ProcessClock(time, process).CreateTimer(
            _ => said.Add("rang"),
            null,
            TimeSpan.FromHours(1),
            Timeout.InfiniteTimeSpan
        );
        process.Kill();

        Assert.False(time.Step(Start.AddDays(1)));
        Assert.Empty(said);
        Assert.Equal(Start.AddDays(1), time.Now);
    }

    private async Task SayAfterAsync(Task task)
    {
        await task;
        said.Add("after");
    }

    private async Task TickAsync(ProcessClock clock, CancellationToken token)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(3), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(token))
            {
                said.Add("tick");
            }
        }
        catch (OperationCanceledException)
        {
            said.Add("stopped");
        }
    }

    private SimulatedProcess Run(long lifetime, Func<ProcessClock, Task> work)
    {
        var process = new SimulatedProcess("p", lifetime);
        var turns = new Turns(time, new Random(2));
        turns.Add(process);
        process.Post(() => _ = work(new ProcessClock(time, process)));
        turns.RunUntil(Start.AddDays(30), () => false);
        return process;
    }
}
