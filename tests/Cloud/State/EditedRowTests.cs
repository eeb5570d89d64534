using Azure;
using Azure.Data.Tables;
using Cloud.State;
using Remediation.Ledger;
using Remediation.Reasons;
using Remediation.Tests.Builders;
using Remediation.Verdicts;

namespace Cloud.Tests.State;

/// <summary>Table rows edited by an operator. An unreadable row is named, never skipped.</summary>
public sealed class EditedRowTests(SharedAzurite azurite)
{
    private static readonly string Row = A.Id().Value.Replace('/', '|');

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Attempts", "three")]
    [InlineData("Attempts", 3L)]
    [InlineData("Attempts", null)]
    [InlineData("RepairOrder", null)]
    [InlineData("RepairOrder", 1)]
    [InlineData("RepairSummary", null)]
    [InlineData("LastAttemptAt", "yesterday")]
    [InlineData("BaselineMetAt", true)]
    [InlineData("RestartSeenAt", 1)]
    [InlineData("DriftedAt", "")]
    [InlineData("ConfirmedAt", "2026-11-24")]
    [InlineData("LastConclusionSweep", 1)]
    [InlineData("LastConclusionVerdict", "Splendid")]
    [InlineData("LastConclusionVerdict", "77")]
    [InlineData("LastConclusionVerdict", null)]
    [InlineData("LastConclusionReason", null)]
    [InlineData("LastConclusionDetail", 1)]
    public async Task A_ledger_with_a_column_that_cannot_be_read_is_not_read_at_all(string column, object? value)
    {
        var clients = await azurite.OpenAsync();
        var ledger = new TableLedger(clients);
        await ledger.WriteAsync(new LedgerEntry(A.Id(2)), Token);
        var said = new Conclusion("sweep-1", new Verdict(VerdictKind.Failed, ReasonCodes.ScriptFailed));
        await ledger.WriteAsync(new LedgerEntry(A.Id()) { LastAttemptAt = A.Noon, LastConclusion = said }, Token);
        TableEntity row = await clients.Ledger.GetEntityAsync<TableEntity>(
            A.Subscription,
            Row,
            cancellationToken: Token
        );
        row[column] = value;
        await clients.Ledger.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Replace, Token);

        var failure = await Assert.ThrowsAsync<StateUnavailableException>(() => ledger.ReadAsync(Token));
        Assert.Contains(Row, failure.Message);
        Assert.Contains(column, failure.Message);
    }

    [Theory]
    [InlineData(A.Subscription, "notes")]
    [InlineData("somewhere", null)]
    public async Task A_ledger_with_a_row_that_is_no_machine_is_not_read_at_all(string partition, string? key)
    {
        var clients = await azurite.OpenAsync();
        var row = new TableEntity(partition, key ?? Row)
        {
            ["Attempts"] = 1,
            ["RepairOrder"] = "",
            ["RepairSummary"] = "",
        };
        await clients.Ledger.AddEntityAsync(row, Token);

        var failure = await Assert.ThrowsAsync<StateUnavailableException>(() =>
            new TableLedger(clients).ReadAsync(Token)
        );
        Assert.Contains($"'{partition}' '{key ?? Row}'", failure.Message);
    }

    [Fact]
    public async Task A_column_that_only_a_newer_version_knows_is_passed_over()
    {
        var clients = await azurite.OpenAsync();
        var ledger = new TableLedger(clients);
        await ledger.WriteAsync(new LedgerEntry(A.Id()) { Attempts = 7 }, Token);
        await clients.Ledger.UpdateEntityAsync(
            new TableEntity(A.Subscription, Row) { ["Newer"] = "x" },
            ETag.All,
            TableUpdateMode.Merge,
            Token
        );

        Assert.Equal(7, Assert.Single(await ledger.ReadAsync(Token)).Attempts);
    }

    [Fact]
    public async Task A_row_of_an_earlier_build_has_concluded_nothing_and_a_reason_of_a_newer_one_keeps_its_id()
    {
        var clients = await azurite.OpenAsync();
        var ledger = new TableLedger(clients);
        await ledger.WriteAsync(new LedgerEntry(A.Id()), Token);
        Assert.Null(Assert.Single(await ledger.ReadAsync(Token)).LastConclusion);

        var newer = new TableEntity(A.Subscription, Row)
        {
            ["LastConclusionSweep"] = "sweep-1",
            ["LastConclusionVerdict"] = "Failed",
            ["LastConclusionReason"] = "TLS999",
            ["LastConclusionDetail"] = "x",
        };
        await clients.Ledger.UpdateEntityAsync(newer, ETag.All, TableUpdateMode.Merge, Token);
        Assert.Equal(
            ("TLS999", "x"),
            Assert.Single(await ledger.ReadAsync(Token)).LastConclusion is { Verdict.Reason: var reason }
                ? (reason.Code.Id, reason.Detail)
                : default
        );
    }

    [Fact]
    public async Task Write_to_a_deleted_row_conflicts_until_the_ledger_is_reread()
    {
        var clients = await azurite.OpenAsync();
        var ledger = new TableLedger(clients);
        await ledger.WriteAsync(new LedgerEntry(A.Id()), Token);
        await clients.Ledger.DeleteEntityAsync(A.Subscription, Row, cancellationToken: Token);

        await Assert.ThrowsAsync<LedgerConflictException>(() => ledger.WriteAsync(new LedgerEntry(A.Id()), Token));
        Assert.Empty(await ledger.ReadAsync(Token));
        await ledger.WriteAsync(new LedgerEntry(A.Id()), Token);
        Assert.Single(await ledger.ReadAsync(Token));
    }

    [Fact]
    public async Task Ledger_of_several_pages_is_read_completely()
    {
        var clients = await azurite.OpenAsync();
        foreach (var chunk in Enumerable.Range(1, 1100).Chunk(100))
        {
            await clients.Ledger.SubmitTransactionAsync(
                chunk.Select(n => new TableTransactionAction(
                    TableTransactionActionType.Add,
                    new TableEntity(A.Subscription, A.Id(n).Value.Replace('/', '|'))
                    {
                        ["Attempts"] = n,
                        ["RepairOrder"] = "",
                        ["RepairSummary"] = "",
                    }
                )),
                Token
            );
        }

        Assert.Equal(
            1100,
            (await new TableLedger(clients).ReadAsync(Token)).Select(entry => entry.Attempts).Distinct().Count()
        );
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"id":"sweep-1"}""")]
    [InlineData(null)]
    public async Task A_record_that_cannot_be_read_is_named(string? json)
    {
        var clients = await azurite.OpenAsync();
        var store = new TableSweepStore(clients);
        await store.TryAddAsync(Kept.Record(), Token);
        var row = new TableEntity("sweeps", "id:sweep-1")
        {
            ["Record"] = json is null ? "text" : new BinaryData(json).ToArray(),
        };
        await clients.Sweeps.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Merge, Token);

        Assert.Contains(
            "sweep-1",
            (await Assert.ThrowsAsync<StateUnavailableException>(() => store.FindAsync("sweep-1", Token))).Message
        );
        Assert.Contains(
            "sweep-1",
            (await Assert.ThrowsAsync<StateUnavailableException>(() => store.ListAsync(9, Token))).Message
        );
    }

    [Fact]
    public async Task A_place_in_the_list_without_its_record_is_passed_over_and_its_id_is_free()
    {
        var clients = await azurite.OpenAsync();
        var store = new TableSweepStore(clients);
        await store.TryAddAsync(Kept.Record(), Token);
        await clients.Sweeps.DeleteEntityAsync("sweeps", "id:sweep-1", cancellationToken: Token);

        Assert.Empty(await store.ListAsync(9, Token));
        Assert.NotNull(await store.TryAddAsync(Kept.Record(), Token));
        Assert.Single(await store.ListAsync(9, Token));
    }

    [Fact]
    public async Task A_record_that_was_removed_by_half_and_added_again_is_listed_once_at_its_new_place()
    {
        var clients = await azurite.OpenAsync();
        var store = new TableSweepStore(clients);
        await store.TryAddAsync(Kept.Record("sweep-1", minute: 9), Token);
        // The remover died before the place went too.
        await clients.Sweeps.DeleteEntityAsync("sweeps", "id:sweep-1", cancellationToken: Token);
        await store.TryAddAsync(Kept.Record("sweep-2", minute: 5), Token);
        await store.TryAddAsync(Kept.Record("sweep-1", minute: 1), Token);

        Assert.Equal(["sweep-2", "sweep-1"], (await store.ListAsync(9, Token)).Select(record => record.Id));
    }

    [Fact]
    public async Task A_history_that_cannot_be_read_names_its_row()
    {
        var clients = await azurite.OpenAsync();
        await clients.History.AddEntityAsync(new TableEntity(Row, "0000:sweep-1") { ["SweepId"] = "sweep-1" }, Token);
        var archive = new StorageReportArchive(clients, Remediation.Baseline.TlsBaseline.Default);

        Assert.Contains(
            "0000:sweep-1",
            (
                await Assert.ThrowsAsync<StateUnavailableException>(() => archive.ReadHistoryAsync(A.Id(), 9, Token))
            ).Message
        );
    }
}
