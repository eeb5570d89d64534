using System.Text.Json;

namespace Infra.Tests;

/// <summary>
/// One option with a value that no default has, as a parameter and as the app setting that must come of it.
/// </summary>
/// <param name="Name">The setting.</param>
/// <param name="Given">The value in Bicep.</param>
/// <param name="Becomes">The value of the app setting.</param>
internal sealed record OptionCase(string Name, string Given, string Becomes)
{
    private const string Vault =
        "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/v";

    /// <summary>Every option; a test sees to it that none is missing.</summary>
    public static IReadOnlyList<OptionCase> All { get; } =
    [
        Text("Sweep:LookBack", "14.00:00:00"),
        Text("Sweep:OptOutTag", "DoNotTouch"),
        new("Sweep:BaselineParts", "['Schannel', 'WinHttp']", "Schannel,WinHttp"),
        Whole("Sweep:MinimumHits", 6),
        Text("Sweep:MinimumShare", "0.03"),
        Whole("Sweep:MinimumDays", 2),
        Text("Sweep:MaximumAge", "3.00:00:00"),
        Whole("Sweep:MaxRepairs", 51),
        Text("Sweep:MaxRepairShare", "0.5"),
        Whole("Sweep:MaxAttempts", 4),
        Text("Sweep:RetryAfter", "02:00:00"),
        Text("Sweep:RepairDriftAfter", "8.00:00:00"),
        Text("Sweep:ConfirmAfter", "2.00:00:00"),
        Whole("Sweep:ConfirmHits", 11),
        Text("Sweep:RestartWindow", "Sat,Sun 02:00-05:00"),
        Text("Sweep:RestartDelay", "00:06:00"),
        Text("Sweep:RestartReason", "TLS (planned)."),
        Whole("Sweep:MaxRestarts", 3),
        new("Sweep:ResourceGroups", "['rg-a', 'rg-b']", "rg-a,rg-b"),
        new("Sweep:ExcludedResourceGroups", "['rg-c']", "rg-c"),
        Text("Sweep:RequiredTag", "TlsRemediation:include"),
        new("Sweep:InspectCandidates", "true", "true"),
        Text("Sweep:Probe", "login.example.com:443"),
        Text("Orders:PollInterval", "00:00:20"),
        Text("Orders:ScriptTimeout", "00:11:00"),
        Text("Orders:PollTimeout", "00:16:00"),
        Text("Orders:TimeBudget", "00:41:00"),
        Whole("Orders:MaxConcurrency", 257),
        Whole("Orders:CanarySize", 5),
        Whole("Orders:MaxErrors", 12),
        Text("Orders:MaxErrorShare", "0.2"),
        new("Logs:Resources", $"['{Vault}1', '{Vault}2']", $"{Vault}1,{Vault}2"),
        Text("Logs:ServerTimeout", "00:04:00"),
        new("Logs:CustomQueries", "{ iis: 'T_CL | where a == \"b\"' }", """{"iis":"T_CL | where a == \"b\""}"""),
    ];

    /// <summary>The section's property among the options.</summary>
    public string Section => Camel(Name.Split(':')[0]);

    /// <summary>The option's property in its section.</summary>
    public string Property => Camel(Name.Split(':')[1]);

    /// <summary>All options together as a parameter.</summary>
    public static string Parameter { get; } =
        $"param options = {{ {string.Join(", ", All.GroupBy(one => one.Section).Select(DescribeSection))} }}";

    private static string DescribeSection(IGrouping<string, OptionCase> section)
    {
        var properties = section.Select(one => $"{one.Property}: {one.Given}");
        return $"{section.Key}: {{ {string.Join(", ", properties)} }}";
    }

    private static OptionCase Text(string name, string value) => new(name, $"'{value}'", value);

    private static OptionCase Whole(string name, int value) => new(name, $"{value}", $"{value}");

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
