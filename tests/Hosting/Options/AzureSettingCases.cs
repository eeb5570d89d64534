using Cloud.Clients;
using static Hosting.Tests.Options.Given;
using static Hosting.Tests.Options.SettingCase;

namespace Hosting.Tests.Options;

/// <summary>The settings of logs and of the cloud.</summary>
internal static class AzureSettingCases
{
    public static SettingCase[] Create()
    {
        return
        [
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
                "Logs:CustomQueries",
                s => string.Join(',', s.Logs.CustomQueries.Select(query => $"{query.Source}={query.Text}")),
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
                    ("public", Describe(AzureEndpoints.Public, LogEndpoint.Public)),
                    ("Government", Describe(AzureEndpoints.Government, LogEndpoint.Government)),
                    ("CHINA", Describe(AzureEndpoints.China, LogEndpoint.China)),
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
        ];
    }

    private static string Query(int number) => $"\"q{number}\":\"T\"";

    private static string Describe(AzureEndpoints arm, LogEndpoint logs) =>
        $"{arm.ArmEndpoint} {arm.Audience} {logs.Address} {logs.Audience}";
}
