using Cloud.State;
using Hosting.Options;
using static Hosting.Tests.Options.Given;

namespace Hosting.Tests.Options;

/// <summary>What one setting takes at the edges, and where it ends up.</summary>
/// <param name="Name">The setting.</param>
/// <param name="Reads">Where it ends up, as text.</param>
/// <param name="Good">Texts that are taken, and what becomes of them.</param>
/// <param name="Bad">Texts that are not, just beyond the edge first.</param>
/// <param name="With">Other settings that this one needs.</param>
internal sealed record SettingCase(
    string Name,
    Func<AppOptions, string> Reads,
    (string Text, string Becomes)[] Good,
    string[] Bad,
    params (string Name, string? Value)[] With
)
{
    public static readonly (string, string?)[] NoStore = [("AzureWebJobsStorage", null)];
    public static readonly string[] NoAddresses =
    [
        "http://x.example",
        "https://user@x.example",
        "https://x.example/?sig=abc",
        "https://x.example/#part",
        "x.example",
        "ftp://x.example",
        "https://",
    ];

    private static readonly string[] Services = ["queue", "table", "blob"];

    private static readonly string[] NoNumbers = ["-1", "1.5", "1e3", "+5", "many", "99999999999", "0x10", "1 0"];

    public static IReadOnlyDictionary<string, SettingCase> All { get; } =
        SweepSettingCases
            .Create()
            .Concat(OrderSettingCases.Create())
            .Concat(AzureSettingCases.Create())
            .Concat(StorageSettingCases.Create())
            .ToDictionary(one => one.Name);

    public static string Arm(string name) =>
        $"/subscriptions/{Subscription}/resourceGroups/logs/providers/Microsoft.OperationalInsights/workspaces/{name}";

    public static (string, string?)[] ThreeAddresses(string? but = null) =>
        [
            .. NoStore,
            .. Services
                .Select(service =>
                    ($"AzureWebJobsStorage:{service}ServiceUri", (string?)$"https://a.{service}.example")
                )
                .Where(pair => pair.Item1 != but),
        ];

    public static string Id(int number) => $"{number:x8}-0000-0000-0000-000000000000";

    public static string Many(int count, Func<int, string> item) =>
        string.Join(',', Enumerable.Range(1, count).Select(item));

    public static SettingCase Span(
        string name,
        Func<AppOptions, TimeSpan> reads,
        string least,
        string most,
        params string[] beyond
    ) =>
        new(
            name,
            settings => reads(settings).ToString("c"),
            [(least, least), (most, most)],
            [.. beyond, "5", "1", "1:2:3:4:5", "an hour", "PT1H", "00:60:00"]
        );

    public static SettingCase Whole(
        string name,
        Func<AppOptions, long> reads,
        string least,
        string most,
        params string[] beyond
    ) =>
        new(
            name,
            settings => FormattableString.Invariant($"{reads(settings)}"),
            [(least, least), (most, most)],
            [.. beyond, .. NoNumbers]
        );

    public static SettingCase Address(string name, Func<StateOptions.Account, Uri> reads) =>
        new(
            name,
            settings => $"{reads(Assert.IsType<StateOptions.Account>(settings.State))}",
            [("https://x.example", "https://x.example/")],
            ["", .. NoAddresses],
            ThreeAddresses(name)
        );
}
