using CsCheck;
using Remediation.Sweeps;

namespace Cloud.Tests.State;

/// <summary>What every store of records does.</summary>
public abstract class SweepStoreContract
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Two instances that look at one empty store.</summary>
    protected abstract Task<(ISweepStore One, ISweepStore Other)> OpenAsync();

    [Fact]
    public async Task Sweep_record_is_read_back_as_added()
    {
        var (one, other) = await OpenAsync();
        var count = 0;
        await Kept.AnyRecord(Gen.Const(0).Select(_ => $"sweep-{Interlocked.Increment(ref count)}"))
            .SampleAsync(
                async record =>
                {
                    // A failing case is tried again while it is made smaller.
                    if (await one.FindAsync(record.Id, Token) is { } earlier)
                    {
                        await one.TryRemoveAsync(earlier, Token);
                    }

                    Assert.NotNull(await one.TryAddAsync(record, Token));
                    var found = await other.FindAsync(record.Id, Token);
                    Kept.Same(record, found);
                    Assert.NotEqual("", found!.Version);
                },
                iter: 60
            );
    }

    [Fact]
    public async Task A_record_that_was_never_added_is_not_found()
    {
        var (store, _) = await OpenAsync();
        Assert.Null(await store.FindAsync("sweep-1", Token));
        Assert.Empty(await store.ListAsync(10, Token));
    }

    [Fact]
    public async Task Of_many_concurrent_adds_of_one_id_exactly_one_succeeds()
    {
        var (one, other) = await OpenAsync();
        var added = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(n =>
                    Task.Run(() =>
                        (n % 2 == 0 ? one : other).TryAddAsync(Kept.Record() with { PlanId = $"plan-{n}" }, Token)
                    )
                )
        );

        Assert.Single(added, record => record is not null);
        Assert.Equal(
            $"plan-{Array.FindIndex(added, record => record is not null)}",
            (await one.FindAsync("sweep-1", Token))!.PlanId
        );
        Assert.Single(await one.ListAsync(10, Token));
    }

    [Fact]
    public async Task An_id_that_exists_keeps_its_record()
    {
        var (one, other) = await OpenAsync();
        await one.TryAddAsync(Kept.Record(minute: 1), Token);

        Assert.Null(await other.TryAddAsync(Kept.Record(minute: 2), Token));
        Kept.Same(Kept.Record(minute: 1), await one.FindAsync("sweep-1", Token));
        Assert.Single(await one.ListAsync(10, Token));
    }

    [Fact]
    public async Task Every_change_of_a_record_comes_back()
    {
        var (one, other) = await OpenAsync();
        await one.TryAddAsync(Kept.Record(), Token);
        await Kept.AnyRecord(Gen.Const("sweep-1"))
            .SampleAsync(
                async record =>
                {
                    var before = (await one.FindAsync("sweep-1", Token))!;
                    Assert.NotNull(await one.TryReplaceAsync(record with { Version = before.Version }, Token));
                    var after = await other.FindAsync("sweep-1", Token);
                    Kept.Same(record, after);
                    Assert.NotEqual(before.Version, after!.Version);
                },
                iter: 40,
                threads: 1
            );
    }

    [Fact]
    public async Task Of_many_concurrent_changes_of_one_version_exactly_one_succeeds()
    {
        var (one, other) = await OpenAsync();
        await one.TryAddAsync(Kept.Record(), Token);
        var read = (await one.FindAsync("sweep-1", Token))!;
        var changed = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(n =>
                    Task.Run(() => (n % 2 == 0 ? one : other).TryReplaceAsync(read with { Machines = n }, Token))
                )
        );

        Assert.Single(changed, record => record is not null);
        Assert.Equal(
            Array.FindIndex(changed, record => record is not null),
            (await one.FindAsync("sweep-1", Token))!.Machines
        );
    }

    [Fact]
    public async Task A_change_of_an_old_version_is_refused_and_changes_nothing()
    {
        var (one, other) = await OpenAsync();
        await one.TryAddAsync(Kept.Record(), Token);
        var old = (await one.FindAsync("sweep-1", Token))!;
        await other.TryReplaceAsync(old with { State = SweepState.Running }, Token);

        Assert.Null(await one.TryReplaceAsync(old with { State = SweepState.Failed }, Token));
        Assert.Equal(SweepState.Running, (await one.FindAsync("sweep-1", Token))!.State);
    }

    [Fact]
    public async Task A_record_that_is_gone_or_was_never_stored_cannot_be_changed()
    {
        var (one, _) = await OpenAsync();
        Assert.Null(await one.TryReplaceAsync(Kept.Record(), Token));
        await one.TryAddAsync(Kept.Record(), Token);
        Assert.Null(await one.TryReplaceAsync(Kept.Record() with { PlanId = "x" }, Token));
        var read = (await one.FindAsync("sweep-1", Token))!;
        Assert.True(await one.TryRemoveAsync(read, Token));

        Assert.Null(await one.TryReplaceAsync(read, Token));
        Assert.Null(await one.FindAsync("sweep-1", Token));
    }

    [Fact]
    public async Task The_list_begins_with_the_newest_and_is_as_long_as_asked()
    {
        var (one, other) = await OpenAsync();
        // Not in the order of time.
        var minutes = Enumerable.Range(0, 50).Select(n => n * 17 % 50).ToList();
        await Parallel.ForEachAsync(
            minutes,
            Token,
            async (minute, token) => await one.TryAddAsync(Kept.Record($"sweep-{minute}", minute), token)
        );

        var all = await other.ListAsync(100, Token);
        Assert.Equal(
            Enumerable.Range(0, 50).Reverse().Select(minute => $"sweep-{minute}"),
            all.Select(record => record.Id)
        );
        Assert.All(all, record => Assert.NotEqual("", record.Version));
        Assert.Equal(
            ["sweep-49", "sweep-48", "sweep-47"],
            (await other.ListAsync(3, Token)).Select(record => record.Id)
        );
        Assert.Equal("sweep-49", Assert.Single(await other.ListAsync(1, Token)).Id);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => other.ListAsync(0, Token));
    }

    [Fact]
    public async Task A_changed_record_is_listed_as_changed()
    {
        var (one, _) = await OpenAsync();
        await one.TryAddAsync(Kept.Record("sweep-1", 1), Token);
        await one.TryAddAsync(Kept.Record("sweep-2", 2), Token);
        var old = (await one.FindAsync("sweep-1", Token))!;
        await one.TryReplaceAsync(
            old with
            {
                State = SweepState.Finished,
                UpdatedAt = old.UpdatedAt.AddDays(1),
            },
            Token
        );

        Assert.Equal(
            [("sweep-2", SweepState.Queued), ("sweep-1", SweepState.Finished)],
            (await one.ListAsync(9, Token)).Select(record => (record.Id, record.State))
        );
    }

    [Fact]
    public async Task A_removed_record_is_neither_found_nor_listed_and_its_id_is_free()
    {
        var (one, other) = await OpenAsync();
        await one.TryAddAsync(Kept.Record("sweep-1", 1), Token);
        await one.TryAddAsync(Kept.Record("sweep-2", 2), Token);
        var read = (await one.FindAsync("sweep-1", Token))!;
        var removed = await Task.WhenAll(one.TryRemoveAsync(read, Token), other.TryRemoveAsync(read, Token));
        Assert.Single(removed, success => success);
        Assert.False(await one.TryRemoveAsync(read, Token));
        Assert.False(await one.TryRemoveAsync(Kept.Record("never-there"), Token));

        Assert.Null(await one.FindAsync("sweep-1", Token));
        Assert.Equal("sweep-2", Assert.Single(await one.ListAsync(9, Token)).Id);
        Assert.NotNull(await one.TryAddAsync(Kept.Record("sweep-1", 3), Token));
        Assert.Equal(["sweep-1", "sweep-2"], (await one.ListAsync(9, Token)).Select(record => record.Id));
    }

    [Fact]
    public async Task Record_changed_since_the_read_is_not_removed()
    {
        var (one, other) = await OpenAsync();
        var old = (await one.TryAddAsync(Kept.Record(), Token))!;
        var changed = await other.TryReplaceAsync(old with { State = SweepState.Running }, Token);

        Assert.False(await one.TryRemoveAsync(old, Token));
        Kept.Same(changed!, await one.FindAsync("sweep-1", Token));
    }

    [Fact]
    public async Task Every_write_answers_with_the_version_that_the_next_one_needs()
    {
        var (one, other) = await OpenAsync();
        var added = (await one.TryAddAsync(Kept.Record(), Token))!;
        var changed = (await other.TryReplaceAsync(added with { Machines = 1 }, Token))!;
        var again = (await one.TryReplaceAsync(changed with { Machines = 2 }, Token))!;

        Assert.Equal(again.Version, (await other.FindAsync("sweep-1", Token))!.Version);
        Assert.True(await other.TryRemoveAsync(again, Token));
    }

    [Fact]
    public async Task The_largest_request_fits_and_a_record_beyond_all_bounds_is_refused()
    {
        var (one, _) = await OpenAsync();
        var record = Kept.Largest();
        Assert.NotNull(await one.TryAddAsync(record, Token));
        Kept.Same(record, await one.FindAsync(record.Id, Token));

        var beyond = record with { Id = "sweep-2", PlanId = new string('p', 30_000) };
        Assert.Contains(
            "sweep-2",
            (await Assert.ThrowsAsync<ArgumentException>(() => one.TryAddAsync(beyond, Token))).Message
        );
        Assert.Null(await one.FindAsync("sweep-2", Token));
    }

    [Fact]
    public async Task Cancellation_flows()
    {
        var (one, _) = await OpenAsync();
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one.TryAddAsync(Kept.Record(), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one.FindAsync("sweep-1", cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one.ListAsync(1, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            one.TryReplaceAsync(Kept.Record() with { Version = "1" }, cancelled)
        );
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one.TryRemoveAsync(Kept.Record(), cancelled));
    }
}
