using Microsoft.Win32;
using Remediation.GuestReports;
using Simulator.Guests;
using static Guest.Tests.TestGuest;

namespace Guest.Tests;

public class Restoring
{
    private static readonly string[] Innocent = [@"64|SOFTWARE\Innocent"];

    [Fact]
    public async Task Value_changed_since_the_repair_is_named_and_restore_writes_nothing()
    {
        var registry = await RepairedAsync();
        registry.Set(Net4Wow, "SystemDefaultTlsVersions", 7u);
        var before = registry.Dump();

        var report = await SendAsync(registry, Restore(Repair()));

        Assert.Equal(GuestOutcome.Refused, report.Outcome);
        Assert.Contains("n4d.32", report.Message, StringComparison.Ordinal);
        Assert.Empty(report.Written);
        Assert.Equal(before, registry.Dump());
    }

    [Fact]
    public async Task The_same_number_under_another_kind_is_a_change()
    {
        var registry = await RepairedAsync();
        registry.Set(Client, "Enabled", RegistryValueKind.QWord, 1L);

        Assert.Equal(GuestOutcome.Refused, (await SendAsync(registry, Restore(Repair()))).Outcome);
    }

    [Fact]
    public async Task Value_already_equal_to_its_prior_state_is_accepted()
    {
        var registry = await RepairedAsync();
        registry.Remove(Client, "Enabled");

        var report = await SendAsync(registry, Restore(Repair()));

        Assert.Equal(GuestOutcome.Done, report.Outcome);
        Assert.DoesNotContain("s12c.e", report.Written);
    }

    [Fact]
    public async Task Twice_is_once()
    {
        var registry = await RepairedAsync();
        await SendAsync(registry, Restore(Repair()));
        var writes = registry.Writes;

        var again = await SendAsync(registry, Restore(Repair()));

        Assert.Equal(GuestOutcome.Done, again.Outcome);
        Assert.Empty(again.Written);
        Assert.Equal(writes, registry.Writes);
        Assert.Equal("Restored", registry.State(Repair()));
    }

    [Fact]
    public async Task A_restored_order_is_not_applied_again_by_a_late_duplicate_of_the_repair()
    {
        var registry = await RepairedAsync();
        await SendAsync(registry, Restore(Repair()));
        var before = registry.Dump();

        Assert.Equal(GuestOutcome.Failed, (await SendAsync(registry, Repair())).Outcome);
        Assert.Equal(before, registry.Dump());

        Assert.Equal(GuestOutcome.Done, (await SendAsync(registry, Repair(attempt: 2))).Outcome);
    }

    [Fact]
    public async Task Created_key_with_foreign_content_is_kept()
    {
        var registry = await RepairedAsync();
        registry.Set(Client, "Theirs", 1u).Add(Server + @"\Theirs");

        await SendAsync(registry, Restore(Repair()));

        Assert.NotNull(registry.Read(Client, "Theirs"));
        Assert.True(registry.Contains(Server + @"\Theirs"));
        Assert.Null(registry.Read(Client, "Enabled"));
    }

    [Fact]
    public async Task Unreadable_value_stops_restore_before_the_first_write()
    {
        var registry = await RepairedAsync();
        registry.DenyRead(Server);
        var before = registry.Dump();

        Assert.Equal(GuestOutcome.Failed, (await SendAsync(registry, Restore(Repair()))).Outcome);
        Assert.Equal(before, registry.Dump());
    }

    [Fact]
    public async Task Restore_failing_halfway_is_reported_and_completed_by_the_next_run()
    {
        var registry = MemoryRegistry.CreateWindows(7601, "Windows");
        var before = registry.Dump();
        await SendAsync(registry, Repair());
        registry.DenyWrite(Server);

        var half = await SendAsync(registry, Restore(Repair()));
        Assert.Equal(GuestOutcome.Failed, half.Outcome);
        Assert.Contains(" of 8; run it again", half.Message, StringComparison.Ordinal);

        registry.AllowAll();
        Assert.Equal(GuestOutcome.Done, (await SendAsync(registry, Restore(Repair()))).Outcome);
        Assert.Equal(before, registry.Dump(except: Own));
    }

    [Theory]
    [InlineData("Path", "s12c.e", "Schannel|64|TLS 1.2\\Client\\..\\..\\..\\Evil|Enabled")]
    [InlineData("Path", "s12c.e", "Run|64||Enabled")]
    [InlineData("Path", "s12c.e", "")]
    [InlineData("Path", "evil", "DotNet|64||InstallRoot")]
    [InlineData("Wrote", "s12c.e", "1")]
    [InlineData("Prior", "s12c.e", "1")]
    public async Task Tampered_journal_is_rejected(string part, string name, string text)
    {
        var registry = await RepairedAsync();
        registry.Set($@"{Own}\Orders\{Repair().Name}\{part}", name, text);
        var before = registry.Dump();

        var report = await SendAsync(registry, Restore(Repair()));

        Assert.Equal(GuestOutcome.Failed, report.Outcome);
        Assert.Equal(before, registry.Dump());
    }

    [Fact]
    public async Task A_key_that_a_tampered_journal_names_as_created_is_not_deleted()
    {
        var registry = await RepairedAsync();
        registry
            .Add(@"SOFTWARE\Innocent")
            .Set($@"{Own}\Orders\{Repair().Name}", "CreatedKeys", RegistryValueKind.MultiString, Innocent);

        await SendAsync(registry, Restore(Repair()));

        Assert.True(registry.Contains(@"SOFTWARE\Innocent"));
    }

    private static async Task<MemoryRegistry> RepairedAsync()
    {
        var registry = MemoryRegistry.CreateWindows(7601, "Windows");
        Assert.Equal(GuestOutcome.Done, (await SendAsync(registry, Repair())).Outcome);
        return registry;
    }
}
