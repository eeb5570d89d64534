using Azure.Core;
using Cloud.State;
using Remediation.Ledger;
using Remediation.Sweeps;
using Remediation.Tests.Builders;

namespace Cloud.Tests.State;

/// <summary>A write arrives, its answer does not, and the client tries again: it meets what it wrote itself.</summary>
public sealed class LostAnswerTests(SharedAzurite azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_record_that_was_added_counts_as_added()
    {
        var clients = await azurite.OpenAsync();
        var store = new TableSweepStore(
            await azurite.ReopenAsync(clients, Wire.LosingTheFirstAnswer(RequestMethod.Post))
        );

        Assert.NotNull(await store.TryAddAsync(Kept.Record(), Token));
        Assert.Null(await store.TryAddAsync(Kept.Record(), Token));
        Assert.Single(await store.ListAsync(9, Token));
    }

    [Fact]
    public async Task A_record_that_was_changed_counts_as_changed()
    {
        var clients = await azurite.OpenAsync();
        await new TableSweepStore(clients).TryAddAsync(Kept.Record(), Token);
        var store = new TableSweepStore(
            await azurite.ReopenAsync(clients, Wire.LosingTheFirstAnswer(RequestMethod.Patch))
        );
        var read = (await store.FindAsync("sweep-1", Token))!;

        Assert.NotNull(await store.TryReplaceAsync(read with { State = SweepState.Running }, Token));
        Assert.Null(await store.TryReplaceAsync(read with { State = SweepState.Failed }, Token));
        Assert.Equal(SweepState.Running, (await store.FindAsync("sweep-1", Token))!.State);
    }

    [Fact]
    public async Task A_record_that_was_removed_is_removed()
    {
        var clients = await azurite.OpenAsync();
        var record = (await new TableSweepStore(clients).TryAddAsync(Kept.Record(), Token))!;
        var store = new TableSweepStore(
            await azurite.ReopenAsync(clients, Wire.LosingTheFirstAnswer(RequestMethod.Delete))
        );
        await store.TryRemoveAsync(record, Token);

        Assert.Empty(await store.ListAsync(9, Token));
        Assert.NotNull(await store.TryAddAsync(Kept.Record(), Token));
    }

    [Fact]
    public async Task An_entry_of_the_ledger_that_was_added_or_changed_is_no_conflict()
    {
        var clients = await azurite.OpenAsync();
        var ledger = new TableLedger(await azurite.ReopenAsync(clients, Wire.LosingTheFirstAnswer(RequestMethod.Post)));
        await ledger.WriteAsync(new LedgerEntry(A.Id()) { Attempts = 1 }, Token);
        await ledger.WriteAsync(new LedgerEntry(A.Id()) { Attempts = 2 }, Token);

        var other = new TableLedger(await azurite.ReopenAsync(clients, Wire.LosingTheFirstAnswer(RequestMethod.Put)));
        await other.ReadAsync(Token);
        await other.WriteAsync(new LedgerEntry(A.Id()) { Attempts = 3 }, Token);
        await other.WriteAsync(new LedgerEntry(A.Id()) { Attempts = 4 }, Token);
        Assert.Equal(4, Assert.Single(await other.ReadAsync(Token)).Attempts);
        await Assert.ThrowsAsync<LedgerConflictException>(() => ledger.WriteAsync(new LedgerEntry(A.Id()), Token));
    }

    [Fact]
    public async Task A_lease_that_was_taken_is_held()
    {
        var clients = await azurite.OpenAsync();
        // The first request of a lease creates nothing; the blob must be there for the taking to be what is lost.
        await (await new BlobLease(clients, TimeProvider.System).TryTakeAsync(Token))!.DisposeAsync();
        var lease = new BlobLease(
            await azurite.ReopenAsync(clients, Wire.LosingTheFirstAnswer(RequestMethod.Put)),
            TimeProvider.System
        );

        await using var hold = await lease.TryTakeAsync(Token);
        Assert.NotNull(hold);
        Assert.Null(await new BlobLease(clients, TimeProvider.System).TryTakeAsync(Token));
    }
}
