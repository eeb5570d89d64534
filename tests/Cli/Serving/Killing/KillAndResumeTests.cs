using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Cloud.State;
using Simulator.Tools;

namespace Cli.Tests.Serving.Killing;

/// <summary>
/// The product is killed in the middle of a sweep, at moments that chance spreads over the whole of it, and started
/// again under the same id. Its state is in Azurite and its orders are in the simulated Azure; both outlive it, and
/// nothing else does.
/// </summary>
public sealed class KillAndResumeTests : IAsyncLifetime
{
    private const int MostMisses = 5;

    // A small sample in every build; KILL_MOMENTS=20 or more for a night.
    private static readonly int Moments = int.Parse(
        Environment.GetEnvironmentVariable("KILL_MOMENTS") ?? "8",
        CultureInfo.InvariantCulture
    );

    // Most of a sweep is waiting for scripts and for a dead process's message to be seen again.
    private const int AtOnce = 2;
    private static readonly TimeSpan Latest = TimeSpan.FromSeconds(0.2);
    private static readonly TimeSpan Earliest = TimeSpan.FromSeconds(0.3);

    private readonly ConcurrentQueue<string> told = new();
    private readonly ConcurrentQueue<string> wrong = new();
    private AzuriteProcess azurite = null!;

    // How many requests a sweep makes, as was last seen.
    private int requests;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => azurite = await AzuriteProcess.StartAsync(Token);

    public ValueTask DisposeAsync() => azurite.DisposeAsync();

    [Fact]
    public async Task Killed_at_random_moments_a_sweep_comes_to_the_same_end_and_repairs_nothing_twice()
    {
        var started = Stopwatch.GetTimestamp();
        var undisturbed = await UndisturbedAsync();
        requests = undisturbed.Requests;
        var kills = new ConcurrentBag<Kill>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Moments),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Token },
            async (moment, _) => kills.Add(await KilledAsync(moment, undisturbed))
        );

        told.Enqueue(
            $"undisturbed: {undisturbed.Requests} requests; all took "
                + $"{Stopwatch.GetElapsedTime(started).TotalSeconds:0} s"
        );
        var story = string.Join('\n', told.Order(StringComparer.Ordinal));
        TestContext.Current.TestOutputHelper?.WriteLine(story);
        Assert.True(wrong.IsEmpty, string.Join('\n', wrong.Append(story)));
        Assert.Equal(Moments, kills.Count);
        // Else the moments would prove little: orders were in Azure, and some machines were repaired and others not
        // yet.
        Assert.True(kills.Count(kill => kill.There > 0) >= Moments / 4, story);
        Assert.True(
            kills.Count(kill => kill.Repaired > 0 && kill.Repaired < undisturbed.Repaired) >= Moments / 4,
            story
        );
    }

    private async Task<Undisturbed> UndisturbedAsync()
    {
        await using var world = await KillWorld.StartAsync(azurite, "whole");
        await world.FinishSweepAsync(KillWorld.First);
        var (made, first) = (world.Requests, await KillOutcome.OfAsync(world, KillWorld.First));
        var second = await NextSweepAsync(world);
        // Else there would be nothing to come to.
        Assert.Contains(first.Verdicts, line => line.StartsWith("dc01: RestartPending ", StringComparison.Ordinal));
        Assert.Contains("zz-locked: RolledBack TLS508", first.Verdicts);
        Assert.Contains("no-access: Failed TLS402", first.Verdicts);
        Assert.Contains("erp-complies: StillLegacy TLS607", first.Verdicts);
        Assert.Contains("zz-locked: Unproven TLS307", second.Verdicts);
        Assert.Contains(first.Writes, line => line.StartsWith("zz-locked: tlsr-", StringComparison.Ordinal));
        Assert.Contains(second.Verdicts, line => line.StartsWith("dc01: Repaired ", StringComparison.Ordinal));
        Assert.Contains(second.Verdicts, line => line.StartsWith("gpo-owned: Drifted ", StringComparison.Ordinal));
        return new Undisturbed(made, Repaired(world), first, second);
    }

    private async Task<Kill> KilledAsync(int moment, Undisturbed undisturbed)
    {
        var chance = new Random(moment);
        var (share, later) = ((moment + chance.NextDouble()) / Moments, Latest * chance.NextDouble());
        for (var misses = 0; misses <= MostMisses; misses++)
        {
            var request = (int)(share * (requests + 1));
            later += request == 0 ? Earliest : TimeSpan.Zero;
            await using var world = await KillWorld.StartAsync(
                azurite,
                string.Create(CultureInfo.InvariantCulture, $"m{moment}x{misses}")
            );
            if (await world.KillSweepAsync(KillWorld.First, request, later))
            {
                return await ResumedAsync(
                    world,
                    $"{moment:00} killed {later.TotalMilliseconds:0} ms after request {request}",
                    undisturbed
                );
            }

            told.Enqueue(
                $"{moment:00} missed: it ended {later.TotalMilliseconds:0} ms after request {request} or before"
            );
            // A sweep on a computer that is less busy asks after its orders less often.
            (requests, later) = (world.Requests, later / 2);
        }

        throw new InvalidOperationException($"Moment {moment} never came before the end.");
    }

    private async Task<Kill> ResumedAsync(KillWorld world, string moment, Undisturbed undisturbed)
    {
        await world.State.EnsureAsync(Token);
        var record = await new TableSweepStore(world.State).FindAsync(KillWorld.First, Token);
        var open = (await new TableLedger(world.State).ReadAsync(Token))
            .Where(entry => entry.OpenOrder.Length > 0)
            .ToList();
        var kill = new Kill((await world.InventoryAsync()).RunCommands.Count, Repaired(world));
        var text =
            $"{moment}: record {record?.State.ToString() ?? "none"}, {open.Count} orders open in the ledger, "
            + $"{kill.There} in Azure, {kill.Repaired} machines repaired";
        told.Enqueue(text);
        await world.BreakLeaseAsync();
        await world.FinishSweepAsync(KillWorld.First);
        var (first, second) = open.Find(entry => entry.Machine.Name == "no-access") is { } refusing
            ? (undisturbed.First.WithUnknown(refusing), undisturbed.Second.WithUnknown(refusing))
            : (undisturbed.First, undisturbed.Second);
        string[] differences =
        [
            .. first.Differences(await KillOutcome.OfAsync(world, KillWorld.First)).Select(line => $"  first {line}"),
            .. second.Differences(await NextSweepAsync(world)).Select(line => $"  second {line}"),
        ];
        if (differences.Length > 0)
        {
            wrong.Enqueue($"{text}\n{string.Join('\n', differences)}");
        }

        return kill;
    }

    // Its owners restart the fleet, and a sweep looks again and tidies up.
    private static async Task<KillOutcome> NextSweepAsync(KillWorld world)
    {
        await world.RestartAsync();
        await world.FinishSweepAsync(KillWorld.Second);
        Assert.All(
            world.World.Machines,
            machine => Assert.True(machine.Repairs.Applied <= 1, $"{machine.Spec.Name}: {machine.Repairs.Applied}")
        );
        Assert.All(world.World.Machines, machine => Assert.Equal(machine.OrdersRun.Distinct(), machine.OrdersRun));
        Assert.Empty(world.Azure.UnexpectedRequests);
        Assert.Empty((await world.InventoryAsync()).RunCommands);
        return await KillOutcome.OfAsync(world, KillWorld.Second);
    }

    private static int Repaired(KillWorld world) => world.World.Machines.Count(machine => machine.Repairs.Applied > 0);

    private sealed record Undisturbed(int Requests, int Repaired, KillOutcome First, KillOutcome Second);

    private sealed record Kill(int There, int Repaired);
}
