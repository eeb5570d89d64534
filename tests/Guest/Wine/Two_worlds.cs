using System.Text.RegularExpressions;
using CsCheck;
using Remediation.GuestReports;
using Remediation.Orders;
using Simulator.Guests;
using Simulator.Guests.Wine;
using Simulator.Platform;
using WineAgent.Wire;

namespace Guest.Tests.Wine;

/// <summary>
/// The registry in memory is trusted because the same script does the same on Wine, whatever is in it.
/// </summary>
public sealed partial class Two_worlds(WinePool pool)
{
    private const int Runs = 60;

    [Fact]
    public async Task Any_registry_gives_the_same_reports_and_the_same_registry_in_both()
    {
        var guest = await pool.RentAsync();
        await AnyRegistry.OfEverything.SampleAsync(
            async memory =>
            {
                await guest.LoadAsync(memory, TestContext.Current.CancellationToken);
                var repair = TestGuest.Repair(TestGuest.Everything);
                await SameAsync(guest, memory, TestGuest.Inspect(TestGuest.Everything));
                await SameAsync(guest, memory, repair);
                await SameAsync(guest, memory, TestGuest.Restore(repair, TestGuest.Everything));
                await SameAsync(guest, memory, TestGuest.Restore(repair, TestGuest.Everything));
            },
            iter: Runs,
            threads: 1
        );
        pool.GiveBack(guest);
    }

    [Fact]
    public async Task Killed_at_any_write_the_next_run_carries_on_alike()
    {
        var guest = await pool.RentAsync();
        await Gen.Select(AnyRegistry.Repairable, Gen.Int[1, 60])
            .SampleAsync(
                async (memory, fatal) =>
                {
                    await guest.LoadAsync(memory, TestContext.Current.CancellationToken);
                    var before = memory.Dump();
                    var repair = TestGuest.Repair(TestGuest.Everything);
                    await KillAsync(guest, repair, fatal);

                    var report = await WineOrders.SendAsync(guest, repair, TestGuest.Everything);
                    Assert.Equal(GuestOutcome.Done, report.Outcome);
                    Assert.All(
                        report.Values,
                        value =>
                            Assert.True(
                                TestGuest.Everything.Find(value.Setting)!.IsMetBy(value.After, report.WindowsBuild),
                                $"{value.Setting} {value.After}"
                            )
                    );

                    await WineOrders.SendAsync(
                        guest,
                        TestGuest.Restore(repair, TestGuest.Everything),
                        TestGuest.Everything
                    );
                    var after = await guest.ReadAsync(TestContext.Current.CancellationToken);
                    Assert.Equal(before, after.Dump(except: TestGuest.Own));
                },
                iter: Runs / 3,
                threads: 1
            );
        pool.GiveBack(guest);
    }

    [Fact]
    public async Task A_killed_repair_can_be_restored_at_once()
    {
        var guest = await pool.RentAsync();
        await Gen.Select(AnyRegistry.Repairable, Gen.Int[1, 60])
            .SampleAsync(
                async (memory, fatal) =>
                {
                    await guest.LoadAsync(memory, TestContext.Current.CancellationToken);
                    var repair = TestGuest.Repair(TestGuest.Everything);
                    await KillAsync(guest, repair, fatal);

                    await WineOrders.SendAsync(
                        guest,
                        TestGuest.Restore(repair, TestGuest.Everything),
                        TestGuest.Everything
                    );

                    var after = await guest.ReadAsync(TestContext.Current.CancellationToken);
                    Assert.Equal(memory.Dump(), after.Dump(except: TestGuest.Own));
                },
                iter: Runs / 3,
                threads: 1
            );
        pool.GiveBack(guest);
    }

    [Fact]
    public async Task A_restart_drops_the_mark_and_keeps_the_rest()
    {
        var guest = await pool.RentAsync(MemoryRegistry.CreateWindows(7601, "Windows"));
        Assert.True((await WineOrders.SendAsync(guest, TestGuest.Repair())).RestartPending);
        var before = await guest.ReadAsync(TestContext.Current.CancellationToken);

        await guest.RestartAsync(TestContext.Current.CancellationToken);

        Assert.False((await WineOrders.SendAsync(guest, TestGuest.Inspect())).RestartPending);
        var after = await guest.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal([TestGuest.Own + @"\RestartPending"], before.Dump().Except(after.Dump()));
        Assert.Empty(after.Dump().Except(before.Dump()));
        pool.GiveBack(guest);
    }

    private static async Task SameAsync(WineGuest guest, MemoryRegistry memory, GuestOrder order)
    {
        var token = TestContext.Current.CancellationToken;
        var (here, there) = (
            await TestGuest.RunAsync(memory, order, token),
            await guest.RunAsync(order.Script, order.Parameters, token)
        );
        Assert.Equal(Plain(here), Plain(there));
        Assert.Equal(Plain(memory.Dump()), Plain((await guest.ReadAsync(token)).Dump()));
    }

    private static async Task KillAsync(WineGuest guest, GuestOrder order, int write)
    {
        try
        {
            await guest.RunAsync(
                new AgentRequest.Run(order.Script, order.Parameters.ToDictionary(), write),
                TestContext.Current.CancellationToken
            );
        }
        catch (GuestGoneException)
        {
            // What was to be.
        }
    }

    // A machine in memory has no winhttp.dll.
    private static ScriptResult Plain(ScriptResult result) =>
        result with
        {
            Output = LengthAndFileVersion().Replace(result.Output, "$1$2"),
        };

    // Which keys are volatile shows only in memory; what a restart drops is tested by restarting.
    private static IEnumerable<string> Plain(IEnumerable<string> dump) =>
        dump.Select(line => line.Replace(" (volatile)", "", StringComparison.Ordinal));

    [GeneratedRegex("^(TLSR2 \\S+) [0-9]+(.*\"h\":)\"[0-9.]*\"")]
    private static partial Regex LengthAndFileVersion();
}
