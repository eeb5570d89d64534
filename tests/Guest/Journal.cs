using Microsoft.Win32;
using Remediation.Baseline;
using Remediation.GuestReports;
using Simulator.Guests;
using static Guest.Tests.TestGuest;

namespace Guest.Tests;

public class Journal
{
    private static readonly string[] Texts = ["a", ""];
    private static readonly TlsBaseline Schannel = TlsBaseline.FromParts([BaselinePart.Schannel]);

    [Fact]
    public async Task Journal_holds_the_prior_states_natively_before_the_first_write()
    {
        var registry = MemoryRegistry
            .CreateWindows(7601, "Windows")
            .Set(Client, "Enabled", RegistryValueKind.MultiString, Texts);
        var repair = Repair(Schannel);
        var key = $@"{Own}\Orders\{repair.Name}";
        var seen = false;
        registry.BeforeWrite = change =>
        {
            if (
                change.Kind == RegistryChangeKind.SetValue
                && !change.Path.StartsWith(Own, StringComparison.OrdinalIgnoreCase)
                && !seen
            )
            {
                seen = true;
                Assert.Equal("Open", registry.State(repair));
                Assert.Equal("MultiString \"a\"|\"\"", $"{registry.Read(key + @"\Prior", "s12c.e")}");
                Assert.Equal("MultiString \"s12c.d\"|\"s12s.e\"|\"s12s.d\"", $"{registry.Read(key, "Absent")}");
                Assert.Equal(
                    4,
                    registry.Dump().Count(line => line.StartsWith(key + @"\Path :", StringComparison.Ordinal))
                );
                Assert.Equal(
                    @"String ""Schannel|64|TLS 1.2\Client|Enabled""",
                    $"{registry.Read(key + @"\Path", "s12c.e")}"
                );
                Assert.Equal($"MultiString \"64|{Server}\"", $"{registry.Read(key, "CreatedKeys")}");
            }
        };

        await SendAsync(registry, repair, Schannel);

        Assert.True(seen);
        Assert.Equal("Done", registry.State(repair));
    }

    [Fact]
    public async Task The_restart_marker_is_gone_after_a_restart_and_the_journal_is_not()
    {
        var registry = MemoryRegistry.CreateWindows(7601, "Windows");
        var repair = Repair();
        Assert.True((await SendAsync(registry, repair)).RestartPending);

        registry.Restart();

        Assert.False((await SendAsync(registry, Inspect())).RestartPending);
        Assert.Equal("Done", registry.State(repair));
    }

    [Fact]
    public async Task The_same_repair_again_writes_nothing()
    {
        var registry = MemoryRegistry.CreateWindows(7601, "Windows");
        await SendAsync(registry, Repair());
        registry.Restart();
        var writes = registry.Writes;

        var again = await SendAsync(registry, Repair());

        Assert.Empty(again.Written);
        Assert.False(again.RestartPending);
        Assert.Equal(writes, registry.Writes);
    }

    [Fact]
    public async Task The_same_repair_after_a_drift_writes_the_drifted_value_and_keeps_the_first_prior_state()
    {
        var registry = MemoryRegistry.CreateWindows(20348, "Windows").Set(WinHttp, "DefaultSecureProtocols", 0xA0u);
        var before = registry.Dump();
        var repair = Repair(Everything);
        await SendAsync(registry, repair, Everything);
        registry.Set(WinHttp, "DefaultSecureProtocols", 0x20u).Set(Client, "Enabled", 0u);

        var again = await SendAsync(registry, repair, Everything);
        Assert.Equal(["s12c.e", "wh.64"], again.Written);
        Assert.Equal(0x820, registry.Read(WinHttp, "DefaultSecureProtocols")!.Data);

        // The second run found Enabled=0, set by another party, so that value is restored; the first prior state of
        // WinHTTP stays.
        await SendAsync(registry, Restore(repair, Everything), Everything);
        Assert.Equal(0xA0, registry.Read(WinHttp, "DefaultSecureProtocols")!.Data);
        Assert.Equal(0, registry.Read(Client, "Enabled")!.Data);
        Assert.Equal(before, registry.Remove(Protocols + @"\TLS 1.2").Dump(except: Own));
    }

    [Fact]
    public async Task Failed_repeated_repair_restores_the_values_found_and_keeps_the_done_state()
    {
        var registry = MemoryRegistry.CreateWindows(7601, "Windows");
        await SendAsync(registry, Repair(Schannel), Schannel);
        registry.Set(Client, "Enabled", 0u).Set(Server, "Enabled", 0u).DenyWrite(Server);
        var before = registry.Dump(except: Own);

        Assert.Equal(GuestOutcome.Undone, (await SendAsync(registry, Repair(Schannel), Schannel)).Outcome);

        Assert.Equal(before, registry.Dump(except: Own));
        Assert.Equal("Done", registry.State(Repair(Schannel)));
    }

    [Fact]
    public async Task A_repair_that_undid_itself_can_be_sent_again_and_starts_anew()
    {
        var registry = MemoryRegistry.CreateWindows(7601, "Windows").Add(Server).DenyWrite(Server);
        Assert.Equal(GuestOutcome.Undone, (await SendAsync(registry, Repair(Schannel), Schannel)).Outcome);
        Assert.Equal("Undone", registry.State(Repair(Schannel)));
        registry.AllowAll().Set(Client, "Enabled", 0u);
        var before = registry.Dump(except: Own);

        Assert.Equal(GuestOutcome.Done, (await SendAsync(registry, Repair(Schannel), Schannel)).Outcome);

        await SendAsync(registry, Restore(Repair(Schannel), Schannel), Schannel);
        Assert.Equal(before, registry.Dump(except: Own));
    }

    [Fact]
    public async Task Killed_repair_that_fails_on_resuming_undoes_both_runs()
    {
        var registry = MemoryRegistry.CreateWindows(7601, "Windows").Add(Server);
        var before = registry.Dump();
        var real = 0;
        registry.BeforeWrite = Failing.When(
            change => real > 3 || (!change.Path.StartsWith(Own, StringComparison.OrdinalIgnoreCase) && ++real > 3),
            "killed"
        );
        await RunAsync(registry, Repair(Schannel));
        registry.BeforeWrite = null;
        Assert.Equal("Open", registry.State(Repair(Schannel)));
        Assert.Equal(1, registry.Read(Client, "Enabled")!.Data);
        registry.DenyWrite(Server);

        Assert.Equal(GuestOutcome.Undone, (await SendAsync(registry, Repair(Schannel), Schannel)).Outcome);

        Assert.Equal(before, registry.Dump(except: Own));
    }

    [Fact]
    public async Task A_script_stopped_between_two_writes_is_carried_on()
    {
        var registry = MemoryRegistry.CreateWindows(7601, "Windows");
        var before = registry.Dump();
        using var cancel = new CancellationTokenSource();
        registry.BeforeWrite = change =>
        {
            if (change.Name == "DisabledByDefault" && !cancel.IsCancellationRequested)
            {
                cancel.Cancel();
            }
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            RunAsync(registry, Repair(Schannel), cancel.Token)
        );
        registry.BeforeWrite = null;

        var report = await SendAsync(registry, Repair(Schannel), Schannel);
        Assert.Equal(GuestOutcome.Done, report.Outcome);
        Assert.True(report.RestartPending);

        await SendAsync(registry, Restore(Repair(Schannel), Schannel), Schannel);
        Assert.Equal(before, registry.Dump(except: Own));
    }

    [Fact]
    public async Task Run_after_a_kill_at_any_write_completes_the_repair_and_reports_the_restart()
    {
        var whole = MemoryRegistry.CreateWindows(7601, "Windows");
        await SendAsync(whole, Repair(Schannel), Schannel);

        for (var writes = 1; writes < whole.Writes; writes++)
        {
            var registry = MemoryRegistry.CreateWindows(7601, "Windows");
            var before = registry.Dump();
            await Failing.KilledAfterAsync(writes, registry, Repair(Schannel));

            var report = await SendAsync(registry, Repair(Schannel), Schannel);

            Assert.Equal(
                (GuestOutcome.Done, true, "Done"),
                (report.Outcome, report.RestartPending, registry.State(Repair(Schannel)))
            );
            Assert.Equal(whole.Dump(except: Own), registry.Dump(except: Own));
            await SendAsync(registry, Restore(Repair(Schannel), Schannel), Schannel);
            Assert.Equal(before, registry.Dump(except: Own));
        }
    }
}
