using CsCheck;
using Remediation.Inventory;
using Remediation.Ledger;
using Remediation.Tests.Builders;

namespace Cloud.Tests.State;

/// <summary>What every ledger does.</summary>
public abstract class LedgerContract
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Two instances that look at one empty ledger.</summary>
    protected abstract Task<(ILedger One, ILedger Other)> OpenAsync();

    [Fact]
    public async Task Ledger_entry_is_read_back_as_last_written()
    {
        var (one, other) = await OpenAsync();
        var written = new Dictionary<MachineId, LedgerEntry>();
        await Kept.AnyEntry.SampleAsync(
            async entry =>
            {
                await one.WriteAsync(entry, Token);
                written[entry.Machine] = entry;
            },
            iter: 150,
            threads: 1
        );

        var read = await other.ReadAsync(Token);
        Assert.Equal(written.Count, read.Count);
        Assert.All(read, entry => Assert.Equal(written[entry.Machine], entry));
    }

    [Fact]
    public async Task An_empty_ledger_has_no_entry()
    {
        var (one, _) = await OpenAsync();
        Assert.Empty(await one.ReadAsync(Token));
    }

    [Fact]
    public async Task One_instance_may_write_the_same_machine_again_and_again()
    {
        var (one, _) = await OpenAsync();
        for (var attempts = 0; attempts < 3; attempts++)
        {
            await one.WriteAsync(Entry(attempts), Token);
        }

        Assert.Equal(Entry(2), Assert.Single(await one.ReadAsync(Token)));
    }

    [Fact]
    public async Task Adding_a_machine_that_another_instance_added_conflicts()
    {
        var (one, other) = await OpenAsync();
        await one.WriteAsync(Entry(1), Token);

        var conflict = await Assert.ThrowsAsync<LedgerConflictException>(() => other.WriteAsync(Entry(2), Token));
        Assert.Contains(A.Id().Value, conflict.Message);
        Assert.Equal(Entry(1), Assert.Single(await one.ReadAsync(Token)));
    }

    [Fact]
    public async Task Writing_a_machine_that_another_instance_changed_since_the_read_conflicts()
    {
        var (one, other) = await OpenAsync();
        await one.WriteAsync(Entry(1), Token);
        await other.ReadAsync(Token);
        await one.WriteAsync(Entry(2), Token);

        await Assert.ThrowsAsync<LedgerConflictException>(() => other.WriteAsync(Entry(3), Token));
        // Trying again does not help; reading does.
        await Assert.ThrowsAsync<LedgerConflictException>(() => other.WriteAsync(Entry(3), Token));
        Assert.Equal(Entry(2), Assert.Single(await other.ReadAsync(Token)));
        await other.WriteAsync(Entry(3), Token);
        Assert.Equal(Entry(3), Assert.Single(await one.ReadAsync(Token)));
    }

    [Fact]
    public async Task Another_machine_is_no_conflict()
    {
        var (one, other) = await OpenAsync();
        await one.WriteAsync(Entry(1), Token);
        await other.WriteAsync(new LedgerEntry(A.ArcId()), Token);

        Assert.Equal(2, (await one.ReadAsync(Token)).Count);
    }

    [Fact]
    public async Task Of_many_concurrent_writes_to_one_machine_exactly_one_succeeds()
    {
        var (one, other) = await OpenAsync();
        await one.WriteAsync(Entry(0), Token);
        await Task.WhenAll(one.ReadAsync(Token), other.ReadAsync(Token));
        var written = await Task.WhenAll(
            new[] { one, other }.Select(
                (ledger, n) =>
                    Task.Run(async () =>
                    {
                        try
                        {
                            await ledger.WriteAsync(Entry(n + 1), Token);
                            return true;
                        }
                        catch (LedgerConflictException)
                        {
                            return false;
                        }
                    })
            )
        );

        Assert.Single(written, success => success);
        Assert.Equal(Entry(Array.IndexOf(written, true) + 1), Assert.Single(await one.ReadAsync(Token)));
    }

    [Fact]
    public async Task Cancellation_flows()
    {
        var (one, _) = await OpenAsync();
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one.ReadAsync(cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one.WriteAsync(Entry(1), cancelled));
        Assert.Empty(await one.ReadAsync(Token));
    }

    private static LedgerEntry Entry(int attempts) => new(A.Id()) { Attempts = attempts, LastAttemptAt = A.Noon };
}
