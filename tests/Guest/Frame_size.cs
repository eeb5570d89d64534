using System.Text;
using Microsoft.Win32;
using Remediation.GuestReports;
using Simulator.Guests;

namespace Guest.Tests;

public class Frame_size
{
    private const int Limit = 3500;

    [Fact]
    public async Task With_all_parts_on_and_every_value_a_long_text_a_repair_fits()
    {
        var registry = Worst(out _);
        var result = await TestGuest.RunAsync(registry, TestGuest.Repair(TestGuest.Everything));

        Assert.True(Encoding.UTF8.GetByteCount(result.Output) <= Limit, $"{result.Output.Length}");
        Assert.Equal(
            TestGuest.Everything.Settings.Count,
            registry
                .Dump()
                .Count(line =>
                    line.Contains("= DWord", StringComparison.Ordinal)
                    && !line.Contains(TestGuest.Own, StringComparison.Ordinal)
                    && !line.Contains("Release", StringComparison.Ordinal)
                    && !line.Contains("UBR", StringComparison.Ordinal)
                )
        );
    }

    [Fact]
    public async Task A_failed_undo_with_texts_on_both_sides_fits()
    {
        var registry = Worst(out var texts);
        // The last write fails, another process overwrites the values at that moment, and every later write is
        // denied.
        registry.BeforeWrite = change =>
        {
            if (
                change.Name == "DisabledByDefault"
                && change.Path.EndsWith(@"TLS 1.1\Server", StringComparison.OrdinalIgnoreCase)
            )
            {
                registry.BeforeWrite = _ => throw new UnauthorizedAccessException(new string('\u6709', 300));
                texts('\u52b9');
                throw new UnauthorizedAccessException(new string('\u6709', 300));
            }
        };

        var report = await TestGuest.RunAsync(registry, TestGuest.Repair(TestGuest.Everything));

        Assert.Contains("NOT PUT BACK", report.Output, StringComparison.Ordinal);
        Assert.True(Encoding.UTF8.GetByteCount(report.Output) <= Limit, $"{report.Output.Length}");
    }

    [Fact]
    public async Task As_many_settings_as_the_script_takes_with_the_longest_ids_fit()
    {
        var lines = Enumerable.Range(0, 32).Select(i => $"{i:d12}|Schannel|64|TLS 1.2\\Client|Enabled|on|1|0|0");
        var registry = Talkative(99999).Set(TestGuest.Client, "Enabled", new string('\\', 100));
        var settings = Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Join('\n', lines)));
        var result = await TestGuest.Shell.RunAsync(
            TestGuest.Repair().Script,
            [new("OrderId", new string('a', 64)), new("Mode", "Repair"), new("Settings", settings)],
            registry
        );

        Assert.Equal(0, result.ExitCode);
        Assert.InRange(result.Output.Length, 2000, Limit);
    }

    [Fact]
    public async Task Long_names_and_messages_are_cut()
    {
        var report = await TestGuest.SendAsync(
            Talkative(7601)
                .Set(@"SOFTWARE\Microsoft\Windows NT\CurrentVersion", "ProductName", new string('W', 300))
                .DenyWrite(TestGuest.Own),
            TestGuest.Repair()
        );

        Assert.Equal(GuestOutcome.Failed, report.Outcome);
        Assert.Equal(new string('W', 64), report.WindowsName);
        Assert.InRange(report.Message.Length, 1, 160);
        Assert.Equal((int.MaxValue, int.MaxValue), (report.WindowsRevision, report.DotNetRelease));
    }

    [Fact]
    public async Task An_inspection_with_a_probe_of_as_many_settings_fits()
    {
        var lines = Enumerable.Range(0, 32).Select(i => $"{i:d12}|Schannel|64|TLS 1.2\\Client|Enabled|on|1|0|0");
        var registry = Talkative(9599)
            .Set(TestGuest.Client, "Enabled", new string('\\', 100))
            .Add(TestGuest.Own + @"\RestartPending");
        var settings = Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Join('\n', lines)));
        var result = await TestGuest.Shell.RunAsync(
            TestGuest.Repair().Script,
            [
                new("OrderId", new string('a', 64)),
                new("Mode", "Inspect"),
                new("Settings", settings),
                new("Probe", "localhost:9"),
            ],
            registry
        );

        Assert.Equal(0, result.ExitCode);
        Assert.InRange(result.Output.Length, 1800, Limit);
    }

    // Every fact about the machine as long as it can be.
    private static MemoryRegistry Talkative(int build) =>
        MemoryRegistry
            .CreateWindows(build, new string('\u30b5', 300), int.MaxValue)
            .Set(@"SOFTWARE\Microsoft\Windows NT\CurrentVersion", "EditionID", new string('"', 300))
            .Set(@"SOFTWARE\Microsoft\Windows NT\CurrentVersion", "UBR", uint.MaxValue)
            .Set(@"SYSTEM\CurrentControlSet\Control\Lsa\FipsAlgorithmPolicy", "Enabled", new string('\u30b5', 300))
            .Set(
                @"SOFTWARE\Policies\Microsoft\Cryptography\Configuration\SSL\00010002",
                "Functions",
                new string('\\', 3000)
            );

    private static MemoryRegistry Worst(out Action<char> fill)
    {
        var registry = Talkative(9200);
        fill = letter =>
        {
            foreach (var setting in TestGuest.Everything.Settings)
            {
                registry.Set(
                    setting.Path["HKLM\\".Length..],
                    setting.ValueName,
                    RegistryValueKind.MultiString,
                    new[] { new string(letter, 500) }
                );
            }
        };
        fill('"');
        return registry;
    }
}
