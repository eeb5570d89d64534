using Hosting.State;
using Remediation.Ledger;
using Remediation.Sweeps;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Sweeps;

public sealed class SweepRecordUpdaterTests
{
    private readonly MemorySweepStore memory = new();
    private readonly TroubledStore store;

    public SweepRecordUpdaterTests() => store = new TroubledStore(memory);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_is_written_and_answered_with_its_new_version()
    {
        var added = await AddAsync();
        var changed = await store.ChangeAsync("a", record => record with { Machines = 7 }, Token);

        Assert.Equal(7, changed!.Machines);
        Assert.NotEqual(added.Version, changed.Version);
        Assert.Equal(changed.Version, (await memory.FindAsync("a", Token))!.Version);
    }

    [Fact]
    public async Task A_change_that_answers_its_argument_writes_nothing()
    {
        var added = await AddAsync();
        Assert.Equal(added.Version, (await store.ChangeAsync("a", record => record, Token))!.Version);
        Assert.Equal(["find"], store.Calls);
    }

    [Fact]
    public async Task A_record_that_is_not_there_is_not_changed()
    {
        Assert.Null(await store.ChangeAsync("a", record => throw new InvalidOperationException(record.Id), Token));
        Assert.DoesNotContain("replace", store.Calls);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    public async Task Conflicting_change_is_reapplied_to_the_current_record(int times)
    {
        await AddAsync();
        Interfere(times);

        Assert.Equal(
            times + 100,
            (await store.ChangeAsync("a", record => record with { Machines = record.Machines + 100 }, Token))!.Machines
        );
    }

    [Fact]
    public async Task State_is_unavailable_after_endless_conflicts_unless_the_change_is_optional()
    {
        await AddAsync();
        Interfere(int.MaxValue);

        await Assert.ThrowsAsync<StateUnavailableException>(() =>
            store.ChangeAsync("a", record => record with { PlanId = "mine" }, Token)
        );
        Assert.Null(await store.TryChangeAsync("a", record => record with { PlanId = "mine" }, 3, Token));
        Assert.Equal("", (await memory.FindAsync("a", Token))!.PlanId);
    }

    [Fact]
    public async Task No_change_of_many_at_once_is_lost()
    {
        await AddAsync();
        store.Before = async _ => await Task.Yield();
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(() =>
                        store.ChangeAsync("a", record => record with { Machines = record.Machines + 1 }, Token)
                    )
                )
        );

        Assert.Equal(8, (await memory.FindAsync("a", Token))!.Machines);
    }

    private async Task<SweepRecord> AddAsync() =>
        (
            await memory.TryAddAsync(
                new SweepRecord
                {
                    Id = "a",
                    Request = new SweepRequest { Origin = SweepOrigin.Timer },
                    AcceptedAt = A.Noon,
                    UpdatedAt = A.Noon,
                },
                Token
            )
        )!;

    private void Interfere(int times) =>
        store.Before = async call =>
        {
            if (call == "replace" && times-- > 0)
            {
                var record = (await memory.FindAsync("a", Token))!;
                await memory.TryReplaceAsync(record with { Machines = record.Machines + 1 }, Token);
            }
        };
}
