using Cloud.Settings;
using Remediation.Baseline;
using Remediation.Planning;
using static Cloud.Tests.Settings.Given;

namespace Cloud.Tests.Settings;

/// <summary>What one setting takes at the edges, and where it ends up.</summary>
/// <param name="Name">The setting.</param>
/// <param name="Reads">Where it ends up, as text.</param>
/// <param name="Good">Texts that are taken, and what becomes of them.</param>
/// <param name="Bad">Texts that are not, just beyond the edge first.</param>
/// <param name="With">Other settings that this one needs.</param>
internal sealed record SettingCase(
    string Name,
    Func<AppSettings, string> Reads,
    (string Text, string Becomes)[] Good,
    string[] Bad,
    params (string Name, string? Value)[] With
)
{
    private static readonly (string, string?)[] NoStore = [("AzureWebJobsStorage", null)];
    private static readonly (string, string?)[] ByName = [.. NoStore, ("AzureWebJobsStorage:accountName", "account")];
    private static readonly string[] NoAddresses =
    [
        "http://x.example",
        "https://user@x.example",
        "https://x.example/?sig=abc",
        "https://x.example/#part",
        "x.example",
        "ftp://x.example",
        "https://",
    ];

    private static readonly (string, string?)[] Window = [("Sweep:RestartWindow", "Sat 02:00-05:00")];

    private static readonly string[] Services = ["queue", "table", "blob"];

    private static readonly string[] NoNumbers = ["-1", "1.5", "1e3", "+5", "many", "99999999999", "0x10", "1 0"];

    public static IReadOnlyDictionary<string, SettingCase> All { get; } =
        new SettingCase[]
        {
            new(
                "Sweep:Mode",
                s => $"{s.Sweeps.Mode}",
                [("report", "Report"), ("Inspect", "Inspect"), ("REPAIR", "Repair")],
                ["Everything", "0", "2", "Report,Repair"]
            ),
            new(
                "Sweep:Schedule",
                _ => "",
                [
                    ("0 0 */6 * * *", ""),
                    ("59 59 23 31 12 6", ""),
                    ("0 0 0 1 jan sun", ""),
                    (" 0  30 9-17 * * Mon-Fri ", ""),
                ],
                [
                    "0 */6 * * *",
                    "0 0 */6 * * * *",
                    "60 0 0 * * *",
                    "0 60 0 * * *",
                    "0 0 24 * * *",
                    "0 0 0 0 * *",
                    "0 0 0 32 * *",
                    "0 0 0 * 13 *",
                    "0 0 0 * * 7",
                    "06:00:00",
                    "@daily",
                ]
            ),
            new(
                "Sweep:Subscriptions",
                s => string.Join(',', s.Sweeps.Subscriptions),
                [
                    (Subscription, Subscription),
                    (Many(100, Id), Many(100, Id)),
                    ($" {Subscription} ,, {Subscription.ToUpperInvariant()}, {Identity}", $"{Subscription},{Identity}"),
                ],
                [
                    Many(101, Id),
                    "",
                    ",",
                    " , ",
                    "all",
                    "{11111111-1111-1111-1111-111111111111}",
                    "/subscriptions/" + Subscription,
                    Subscription + ";" + Identity,
                ]
            ),
            Span("Sweep:LookBack", s => s.Sweeps.Policy.LookBack, "01:00:00", "30.00:00:00", "00:59:59", "30.00:00:01"),
            new(
                "Sweep:OptOutTag",
                s => s.Sweeps.Policy.OptOutTag,
                [("x", "x"), ("Do not touch", "Do not touch"), (new string('t', 512), new string('t', 512))],
                [new string('t', 513), "a/b", "a<b", "a>b", "a%b", "a&b", @"a\b", "a?b", "a\u0001b"]
            ),
            new(
                "Sweep:BaselineParts",
                s => string.Join(',', s.Sweeps.Policy.Baseline.Parts),
                [
                    ("schannel", "Schannel"),
                    ("DotNet4,Schannel,DotNet4", "Schannel,DotNet4"),
                    (string.Join(',', Enum.GetNames<BaselinePart>()), string.Join(',', Enum.GetNames<BaselinePart>())),
                ],
                ["TLS13", ",", "1", "Schannel DotNet4", "DisableLegacy", "DisableLegacy,DotNet4"]
            ),
            Whole(
                "Sweep:MinimumHits",
                s => s.Sweeps.Policy.NoiseFloor.MinimumHits,
                "1",
                "2147483647",
                "0",
                "2147483648"
            ),
            new(
                "Sweep:MinimumShare",
                s => FormattableString.Invariant($"{s.Sweeps.Policy.NoiseFloor.MinimumShare}"),
                [("0", "0"), ("1", "1"), ("0.5", "0.5"), ("1.0", "1")],
                ["1.01", "-0.01", "2%", "0,5", "NaN", "Infinity", "1e-1", "half"]
            ),
            Whole("Sweep:MinimumDays", s => s.Sweeps.Policy.NoiseFloor.MinimumDays, "1", "31", "0", "32") with
            {
                With = [("Sweep:LookBack", "30.00:00:00")],
            },
            Span(
                "Sweep:Recency",
                s => s.Sweeps.Policy.NoiseFloor.Recency!.Value,
                "01:00:00",
                "30.00:00:00",
                "00:59:59",
                "30.00:00:01"
            ),
            Whole("Sweep:MaxRepairs", s => s.Sweeps.Policy.MaxRepairs, "1", "10000", "0", "10001"),
            new(
                "Sweep:MaxRepairShare",
                s => FormattableString.Invariant($"{s.Sweeps.Policy.MaxRepairShare}"),
                [("0", "0"), ("1", "1"), ("0.05", "0.05")],
                ["1.01", "-0.01", "5%", "few"]
            ),
            new(
                "Sweep:ResourceGroups",
                s => string.Join(',', s.Sweeps.Policy.Scope.ResourceGroups),
                [("Rg-App, rg_(1).x", "rg-app,rg_(1).x"), (new string('g', 90), new string('g', 90))],
                [new string('g', 91), "a/b", "rg.", "rg app", ",", Many(101, n => $"rg{n}")]
            ),
            new(
                "Sweep:ExcludedResourceGroups",
                s => string.Join(',', s.Sweeps.Policy.Scope.ExcludedResourceGroups),
                [("RG-DC", "rg-dc")],
                ["a/b", "*"]
            ),
            new(
                "Sweep:RequiredTag",
                s => $"{s.Sweeps.Policy.Scope.RequiredTag?.Key}={s.Sweeps.Policy.Scope.RequiredTag?.Value}",
                [
                    ("TlsRemediation:include", "TlsRemediation=include"),
                    (" env : prod ", "env=prod"),
                    ("a:b:c", "a=b:c"),
                    ("a:", "a="),
                ],
                ["TlsRemediation", ":include", "a/b:c", "a<b:c", "a=b:c"]
            ),
            Whole("Sweep:MaxAttempts", s => s.Sweeps.Policy.MaxAttempts, "1", "10", "0", "11"),
            Span(
                "Sweep:RetryAfter",
                s => s.Sweeps.Policy.RetryAfter,
                "00:00:00",
                "30.00:00:00",
                "-00:00:01",
                "30.00:00:01"
            ),
            Span(
                "Sweep:RepairDriftAfter",
                s => s.Sweeps.Policy.RepairDriftAfter,
                "00:00:00",
                "90.00:00:00",
                "-00:00:01",
                "90.00:00:01"
            ),
            Span(
                "Sweep:ConfirmAfter",
                s => s.Sweeps.Policy.ConfirmAfter,
                "00:00:00",
                "30.00:00:00",
                "-00:00:01",
                "30.00:00:01"
            ),
            Whole("Sweep:ConfirmHits", s => s.Sweeps.Policy.ConfirmHits, "1", "2147483647", "0", "2147483648"),
            new(
                "Sweep:RestartWindow",
                s => Restarts(s)?.Window.ToString() ?? "never",
                [
                    ("Sat,Sun 02:00-05:00", "Sun,Sat 02:00-05:00"),
                    ("Daily 22:30-01:00", "Daily 22:30-01:00"),
                    ("Mon 00:00-00:00", "Mon 00:00-00:00"),
                    ("Tue,Tue 01:00-01:15", "Tue 01:00-01:15"),
                ],
                [
                    "Sat",
                    "02:00-05:00",
                    "Saturday 02:00-05:00",
                    "sat 02:00-05:00",
                    "Sat 2:00-5:00",
                    "Sat 02:00-24:00",
                    "Sat 02:00-02:14",
                    "Sat, Sun 02:00-05:00",
                    "Sat 02:00-05:00 CET",
                    "Daily,Sat 02:00-05:00",
                    "always",
                ]
            ),
            Span(
                "Sweep:RestartDelay",
                s => Restarts(s)!.Notice.Delay,
                "00:00:30",
                "01:00:00",
                "00:00:29",
                "01:00:01"
            ) with
            {
                With = Window,
            },
            new(
                "Sweep:RestartReason",
                s => Restarts(s)!.Notice.Reason,
                [
                    ("x", "x"),
                    ("TLS: restart (planned), 1.2-ready.", "TLS: restart (planned), 1.2-ready."),
                    (new string('t', 120), new string('t', 120)),
                ],
                [new string('t', 121), "a & b", "say \"hi\"", "a\\b", "(x)", "a%PATH%", "\u00fcber"],
                Window
            ),
            Whole("Sweep:MaxRestarts", s => Restarts(s)!.MaxRestarts, "1", "1000", "0", "1001") with
            {
                With = Window,
            },
            new(
                "Sweep:InspectCandidates",
                s => $"{s.Sweeps.Policy.InspectsCandidates}",
                [("true", "True"), ("False", "False")],
                ["yes", "1", "on", "maybe"]
            ),
            new(
                "Sweep:Probe",
                s => $"{s.Sweeps.Policy.Probe}",
                [
                    ("login.example.com:443", "login.example.com:443"),
                    ("10.0.0.1:1", "10.0.0.1:1"),
                    ("x:65535", "x:65535"),
                ],
                ["login.example.com", ":443", "x:0", "x:65536", "https://x:443", "x:443/", "[::1]:443", "a b:443"]
            ),
            Span("Orders:PollInterval", s => s.Pace.PollInterval, "00:00:05", "00:05:00", "00:00:04", "00:05:01"),
            Span("Orders:Deadline", s => s.Pace.Deadline, "00:01:00", "01:30:00", "00:00:59", "01:30:01"),
            Span("Orders:Patience", s => s.Pace.Patience, "00:01:00", "00:45:00", "00:00:59", "00:45:01"),
            Whole("Orders:MaxConcurrency", s => s.Pace.MaxConcurrency, "1", "5000", "0", "5001"),
            Span("Orders:Budget", s => s.Pace.Budget, "00:01:00", "00:50:00", "00:00:59", "00:50:01"),
            Whole("Orders:Canary", s => s.Pace.Ramp.Canary, "1", "100", "0", "101"),
            Whole("Orders:MaxErrors", s => s.Pace.Ramp.MaxErrors, "1", "1000", "0", "1001"),
            new(
                "Orders:MaxErrorShare",
                s => FormattableString.Invariant($"{s.Pace.Ramp.MaxErrorShare}"),
                [("0", "0"), ("1", "1"), ("0.25", "0.25")],
                ["1.01", "-0.01", "2%", "half"]
            ),
            new(
                "Logs:Workspaces",
                s => string.Join(',', s.Logs.Targets.Select(target => target.Label)),
                [
                    (Workspace, "workspace " + Workspace),
                    (
                        $"{Workspace}, {Workspace.ToUpperInvariant()},{Identity}",
                        $"workspace {Workspace},workspace {Identity}"
                    ),
                ],
                [Many(101, Id), ",", "my-workspace", Arm("w"), "*"]
            ),
            new(
                "Logs:Resources",
                s => string.Join(',', s.Logs.Targets.Select(target => target.Label)),
                [
                    (Arm("a"), $"workspace {Workspace},{Arm("a")}"),
                    ($"{Arm("a")}/,{Arm("A")},{Arm("b")}", $"workspace {Workspace},{Arm("a")},{Arm("b")}"),
                ],
                [
                    Many(101, n => Arm($"w{n}")),
                    ",",
                    Workspace,
                    "/subscriptions/../x",
                    "https://x.example",
                    "/subscriptions/a b/c",
                ]
            ),
            Span("Logs:ServerTimeout", s => s.Logs.ServerTimeout, "00:00:10", "00:10:00", "00:00:09", "00:10:01"),
            new(
                "Logs:OwnQueries",
                s => string.Join(',', s.Logs.Own.Select(query => $"{query.Source}={query.Text}")),
                [
                    ("{}", ""),
                    ("{\"iis\":\" T_CL\\n| take 1 \"}", "Custom.iis=T_CL\n| take 1"),
                    ($"{{{Many(20, Query)}}}", Many(20, n => $"Custom.q{n}=T")),
                ],
                [
                    $"{{{Many(21, Query)}}}",
                    "T_CL | take 1",
                    "[]",
                    "{\"a b\":\"T\"}",
                    "{\"\":\"T\"}",
                    "{\"a\":\" \"}",
                    "{\"a\":5}",
                    "{\"a\":\"T\",\"A\":\"T\"}",
                    $"{{\"{new string('a', 41)}\":\"T\"}}",
                    $"{{\"a\":\"{new string('T', 20_001)}\"}}",
                ]
            ),
            new(
                "Azure:Cloud",
                s =>
                    $"{s.Azure.Endpoints.ArmEndpoint} {s.Azure.Endpoints.Audience} {s.Azure.LogEndpoint.Address}"
                    + $" {s.Azure.LogEndpoint.Audience}",
                [
                    ("public", Of(CloudEndpoints.Public, LogEndpoint.Public)),
                    ("Government", Of(CloudEndpoints.Government, LogEndpoint.Government)),
                    ("CHINA", Of(CloudEndpoints.China, LogEndpoint.China)),
                ],
                ["Moon", "1", "AzureCloud"]
            ),
            new(
                "Azure:ClientId",
                s => s.Azure.ClientId,
                [(Identity, Identity)],
                ["my-identity", "{" + Identity + "}", Identity[1..]]
            ),
            new(
                "Azure:ArmEndpoint",
                s => $"{s.Azure.Endpoints.ArmEndpoint}",
                [
                    ("https://arm.example", "https://arm.example/"),
                    ("https://127.0.0.1:5001/x", "https://127.0.0.1:5001/x"),
                ],
                NoAddresses
            ),
            new(
                "Azure:ArmAudience",
                s => s.Azure.Endpoints.Audience,
                [
                    ("https://arm.example/", "https://arm.example"),
                    ("api://arm.example", "api://arm.example"),
                    (Identity, Identity),
                ],
                ["/", "arm", "two words", "https://x.example/?sig=abc", "https://user@x.example"]
            ),
            new(
                "Azure:LogsEndpoint",
                s => $"{s.Azure.LogEndpoint.Address}",
                [("https://logs.example/v1", "https://logs.example/v1")],
                NoAddresses
            ),
            new(
                "Azure:LogsAudience",
                s => s.Azure.LogEndpoint.Audience,
                [("https://logs.example/", "https://logs.example"), (Identity, Identity)],
                ["/", "logs", "two words", "https://x.example/#part"]
            ),
            new(
                "AzureWebJobsStorage",
                s => Assert.IsType<StateSettings.Development>(s.State).Address.ToString(),
                [("UseDevelopmentStorage=true", "development store on this machine")],
                [
                    "",
                    "UseDevelopmentStorage=false",
                    "DefaultEndpointsProtocol=https;AccountName=prod;AccountKey=a2V5;EndpointSuffix=core.windows.net",
                    "account",
                ]
            ),
            new(
                "AzureWebJobsStorage:accountName",
                s => $"{Assert.IsType<StateSettings.Account>(s.State).Tables}",
                [
                    ("abc", "https://abc.table.core.windows.net/"),
                    (new string('9', 24), $"https://{new string('9', 24)}.table.core.windows.net/"),
                ],
                ["ab", new string('a', 25), "Account", "a.b", "a-b", "konto\u00e4"],
                NoStore
            ),
            Address("AzureWebJobsStorage:queueServiceUri", s => s.Queues),
            Address("AzureWebJobsStorage:tableServiceUri", s => s.Tables),
            Address("AzureWebJobsStorage:blobServiceUri", s => s.Blobs),
            new(
                "AzureWebJobsStorage:credential",
                _ => "",
                [("managedidentity", ""), ("ManagedIdentity", "")],
                ["clientsecret", "workloadidentity"],
                ByName
            ),
            new(
                "AzureWebJobsStorage:clientId",
                _ => "",
                [(Identity, "")],
                ["my-identity", "{" + Identity + "}"],
                ByName
            ),
        }.ToDictionary(one => one.Name);

    private static RestartPolicy.Within? Restarts(AppSettings settings) =>
        settings.Sweeps.Policy.Restart as RestartPolicy.Within;

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

    private static string Query(int number) => $"\"q{number}\":\"T\"";

    private static string Id(int number) => $"{number:x8}-0000-0000-0000-000000000000";

    private static string Many(int count, Func<int, string> item) =>
        string.Join(',', Enumerable.Range(1, count).Select(item));

    private static string Of(CloudEndpoints arm, LogEndpoint logs) =>
        $"{arm.ArmEndpoint} {arm.Audience} {logs.Address} {logs.Audience}";

    private static SettingCase Span(
        string name,
        Func<AppSettings, TimeSpan> reads,
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

    private static SettingCase Whole(
        string name,
        Func<AppSettings, long> reads,
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

    private static SettingCase Address(string name, Func<StateSettings.Account, Uri> reads) =>
        new(
            name,
            settings => $"{reads(Assert.IsType<StateSettings.Account>(settings.State))}",
            [("https://x.example", "https://x.example/")],
            ["", .. NoAddresses],
            ThreeAddresses(name)
        );
}
