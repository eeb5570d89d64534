using System.Text;
using System.Text.Json;
using Remediation.Baseline;
using Remediation.Orders;
using Simulator.Guests;

namespace Guest.Tests;

public class Every_path_ends_in_a_frame
{
    private const string Good = "s12c.e|Schannel|64|TLS 1.2\\Client|Enabled|on|1|0|9200";

    public static TheoryData<string> ForeignLines =>
        [
            "",
            "x",
            "s12c.e",
            Good + "|more",
            Good + "\n",
            Good + "\n" + Good,
            Good.Replace("Schannel", "Run", StringComparison.Ordinal),
            "a|schannel|64|TLS 1.2\\Client|Enabled|on|1|0|0",
            "a|SOFTWARE|64|x|y|on|1|0|0",
            "a|System.String|64||Enabled|on|1|0|0",
            "a|Schannel|64|..\\Client|Enabled|on|1|0|0",
            "a|Schannel|64|TLS 1.2\\Client\\More|Enabled|on|1|0|0",
            "a|Schannel|64|TLS 1.2\\Client*|Enabled|on|1|0|0",
            "a|Schannel|64|\\TLS 1.2\\Client|Enabled|on|1|0|0",
            "a|Schannel|64|TLS 1.3\\Client|Enabled|on|1|0|0",
            "a|Schannel|64||Enabled|on|1|0|0",
            "a|Schannel|64|$(1)|Enabled|on|1|0|0",
            "a|Schannel|64|TLS 1.2\\Client|SchUseStrongCrypto|on|1|0|0",
            "a|Schannel|64|TLS 1.2\\Client||on|1|0|0",
            "a|Schannel|64|TLS 1.2\\Client|Enabled;x|on|1|0|0",
            "a|Schannel|64|TLS 1.2\\Client|Enabled\r|on|1|0|0",
            "a|DotNet|64||SchUseStrongCrypto|on|1|0|0",
            "a|DotNet|64|v4.0.30319\\Sub|SchUseStrongCrypto|on|1|0|0",
            "a|DotNet|64|v4.0.30319|InstallRoot|on|1|0|0",
            "a|WinHttp|64|Connections|DefaultSecureProtocols|bits|1|1|0",
            "a|WinHttp|16||DefaultSecureProtocols|bits|1|1|0",
            "a|WinHttp|0x40||DefaultSecureProtocols|bits|1|1|0",
            "A B|WinHttp|64||DefaultSecureProtocols|bits|1|1|0",
            "|WinHttp|64||DefaultSecureProtocols|bits|1|1|0",
            "a|Schannel|64|TLS 1.2\\Client|Enabled|on|0|0|0",
            "a|Schannel|64|TLS 1.2\\Client|Enabled|off|1|0|0",
            "a|Schannel|64|TLS 1.2\\Client|Enabled|any|1|0|0",
            "a|Schannel|64|TLS 1.2\\Client|Enabled|on|-1|0|0",
            "a|Schannel|64|TLS 1.2\\Client|Enabled|on|1|99999999999|0",
            "a|Schannel|64|TLS 1.2\\Client|Enabled|on|1|x|0",
            string.Join(
                '\n',
                Enumerable.Range(0, 33).Select(i => $"a{i}|Schannel|64|TLS 1.2\\Client|Enabled|on|1|0|0")
            ),
        ];

    public static TheoryData<string, string?> BadParameters =>
        new()
        {
            { "OrderId", null },
            { "OrderId", "" },
            { "OrderId", "a b" },
            { "OrderId", "..\\Run" },
            { "OrderId", "x\n" },
            { "OrderId", new string('a', 65) },
            { "Mode", null },
            { "Mode", "" },
            { "Mode", "repair" },
            { "Mode", "Repair; Inspect" },
            { "Mode", "2" },
            { "Settings", null },
            { "Settings", "" },
            { "Settings", "%%%" },
            { "Settings", "AA==" },
            { "Settings", "\u6709" },
            { "UndoOf", null },
            { "UndoOf", "" },
            { "UndoOf", "..\\..\\Microsoft" },
            { "UndoOf", "tlsr-unknown" },
        };

    [Theory]
    [MemberData(nameof(ForeignLines))]
    public async Task Settings_that_name_another_place_or_rule_are_refused(string lines)
    {
        var registry = MemoryRegistry.CreateWindows(7601, "Windows");
        var json = await FailAsync(
            registry,
            [
                new("OrderId", "tlsr-1"),
                new("Mode", "Repair"),
                new("Settings", Convert.ToBase64String(Encoding.ASCII.GetBytes(lines))),
            ]
        );

        Assert.NotEqual("", json.GetProperty("e").GetString());
        Assert.Equal(0, json.GetProperty("v").GetArrayLength());
    }

    [Theory]
    [MemberData(nameof(BadParameters))]
    public async Task A_missing_or_wrong_parameter_is_a_failure_that_writes_nothing(string name, string? value)
    {
        var order = name == "UndoOf" ? TestGuest.Restore(TestGuest.Repair()) : TestGuest.Repair();
        var parameters = order.Parameters.Where(parameter => parameter.Key != name).ToList();
        if (value is not null)
        {
            parameters.Add(new(name, value));
        }

        var json = await FailAsync(MemoryRegistry.CreateWindows(7601, "Windows"), parameters);

        Assert.NotEqual("", json.GetProperty("e").GetString());
    }

    [Fact]
    public async Task No_parameter_at_all_is_a_failure_without_an_order() =>
        await FailAsync(MemoryRegistry.CreateWindows(7601, "Windows"), []);

    [Fact]
    public async Task An_empty_registry_and_a_fully_denied_one_still_answer()
    {
        var empty = await TestGuest.SendAsync(new MemoryRegistry(), TestGuest.Inspect());
        Assert.Equal((0, "", 0), (empty.WindowsBuild, empty.WindowsName, empty.DotNetRelease));

        var denied = MemoryRegistry.CreateWindows(14393, "Windows").DenyRead("SOFTWARE").DenyRead("SYSTEM");
        var report = await TestGuest.SendAsync(denied, TestGuest.Inspect());
        Assert.Equal(0, report.WindowsBuild);
    }

    [Fact]
    public async Task The_facts_about_the_machine_arrive()
    {
        var registry = MemoryRegistry
            .CreateWindows(14393, "Windows Server 2016 Datacenter", 461808)
            .Add(@"SOFTWARE\Microsoft.NETFramework")
            .Set(@"SOFTWARE\Microsoft\Windows NT\CurrentVersion", "EditionID", "ServerDatacenter")
            .Set(@"SOFTWARE\Microsoft\Windows NT\CurrentVersion", "UBR", 7259u)
            .Set(@"SYSTEM\CurrentControlSet\Control\Lsa\FipsAlgorithmPolicy", "Enabled", 1u)
            .Set(
                @"SOFTWARE\Policies\Microsoft\Cryptography\Configuration\SSL\00010002",
                "Functions",
                "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,X"
            );
        var report = await TestGuest.SendAsync(registry, TestGuest.Inspect());

        Assert.Equal(
            (14393, "Windows Server 2016 Datacenter", 461808),
            (report.WindowsBuild, report.WindowsName, report.DotNetRelease)
        );
        Assert.Equal(("ServerDatacenter", 7259), (report.WindowsEdition, report.WindowsRevision));
        Assert.Equal(new RegistryFact.Present(RegistryKind.Dword, "1"), report.FipsPolicy);
        Assert.Equal(
            new RegistryFact.Present(RegistryKind.String, "TLS_ECDHE_RSA_WITH_AES_2"),
            report.CipherOrderPolicy
        );
        Assert.True(report.StrayKey);
        Assert.False(report.RestartPending);
        Assert.StartsWith("7.", report.PowerShell, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> FailAsync(
        MemoryRegistry registry,
        IReadOnlyList<KeyValuePair<string, string>> parameters
    )
    {
        var result = await TestGuest.Shell.RunAsync(GuestScript.Text, parameters, registry);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("", result.Error);
        Assert.Equal(0, registry.Writes);
        var parts = result.Output.TrimEnd('\n').Split(' ', 4);
        Assert.Equal("TLSR2", parts[0]);
        Assert.Equal(int.Parse(parts[2]), parts[3].Length);
        using var document = JsonDocument.Parse(parts[3]);
        var json = document.RootElement.Clone();
        Assert.Equal("Failed", json.GetProperty("o").GetString());
        return json;
    }
}
