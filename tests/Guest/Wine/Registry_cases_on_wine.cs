using Remediation.GuestReports;
using Remediation.Orders;
using Simulator.Guests.Wine;

namespace Guest.Tests.Wine;

/// <summary>
/// Each row of the table of docs/guest.md on Windows' registry as Wine has it, with Wine's own <c>reg query</c> as a
/// witness.
/// </summary>
public sealed class Registry_cases_on_wine(WinePool pool)
{
    public static TheoryData<string> Names =>
        [.. RegistryCases.All.Where(row => !row.IsMemoryOnly).Select(row => row.Name)];

    [Fact]
    public void At_least_forty_rows_run_here() => Assert.True(Names.Count >= 40);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Inspect_Repair_and_Restore_on_Wine_match_the_table(string name)
    {
        var row = RegistryCases.All.Single(row => row.Name == name);
        var memory = row.Registry();
        var guest = await pool.RentAsync(memory);
        Assert.Equal(
            row.HasDenials ? [] : memory.Dump(),
            row.HasDenials ? [] : (await guest.ReadAsync(TestContext.Current.CancellationToken)).Dump()
        );

        var inspected = await SendAsync(guest, TestGuest.Inspect(row.Baseline), row);
        Assert.Equal(
            RegistryCases.Expected(row),
            inspected.Values.ToDictionary(value => value.Setting, value => value.Before)
        );
        await AgreesAsync(guest, inspected, row);

        var repair = TestGuest.Repair(row.Baseline);
        var repaired = await SendAsync(guest, repair, row);
        Assert.Equal(row.Outcome, repaired.Outcome);
        Assert.Equal(
            row.Writes,
            string.Join(
                ' ',
                repaired.Written.Select(id =>
                    $"{id}={RegistryCases.Pairs(row.Writes).GetValueOrDefault(id, "not expected")}"
                )
            )
        );
        Assert.Equal(row.Outcome == GuestOutcome.Done && row.Writes.Length > 0, repaired.RestartPending);
        await AgreesAsync(guest, repaired, row);

        await guest.AllowAllAsync(TestContext.Current.CancellationToken);
        var restored = await SendAsync(guest, TestGuest.Restore(repair, row.Baseline), row);
        Assert.Equal(row.HasJournal ? GuestOutcome.Done : GuestOutcome.Failed, restored.Outcome);
        await AgreesAsync(guest, restored, row);
        var after = await guest.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(memory.Clone().AllowAll().Dump(except: TestGuest.Own), after.Dump(except: TestGuest.Own));
        pool.GiveBack(guest);
    }

    private static async Task<GuestReport> SendAsync(WineGuest guest, GuestOrder order, RegistryCase row)
    {
        var report = await WineOrders.SendAsync(guest, order, row.Baseline);
        Assert.Equal(row.Build, report.WindowsBuild);
        return report;
    }

    private static async Task AgreesAsync(WineGuest guest, GuestReport report, RegistryCase row)
    {
        var (said, words) = await RegQuery.AskAsync(guest, row.Baseline);
        Assert.All(
            report.Values,
            value =>
                Assert.True(
                    RegQuery.Agrees(value.After, said.TryGetValue(value.Setting, out var answer) ? answer : null),
                    $"{value.Setting}: the frame says {value.After}, reg query says "
                        + $"{said.GetValueOrDefault(value.Setting)} in\n{words}"
                )
        );
    }
}
