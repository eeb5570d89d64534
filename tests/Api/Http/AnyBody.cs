using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Api.Tests.Alerts;
using Api.Tests.Http.Conformance;
using CsCheck;
using Remediation.Inventory;
using Remediation.Sweeps;
using Remediation.Tests.Builders;

namespace Api.Tests.Http;

/// <summary>
/// Every posted body gets a documented response that names the error, and no sweep is started that was
/// not accepted.
/// </summary>
public sealed class AnyBody(SharedAzurite azurite)
{
    private const int Bodies = 1000;

    private static readonly Gen<string> Scalar = Gen.OneOf(
        Gen.OneOf(
            "null",
            "true",
            "false",
            "0",
            "1e999",
            "-0",
            "\"\"",
            "\"Report\"",
            "\"repair\"",
            "\"\\udc00\"",
            "\"\\u0000\"",
            "\"plan-0123456789ab\"",
            "\"Fired\"",
            $"\"{A.Subscription}\"",
            $"\"{A.Id().Value}\"",
            $"\"{A.ArcId().Value.ToUpperInvariant()}/\"",
            "\"azureMonitorCommonAlertSchema\""
        ),
        Gen.String.Select(text => JsonSerializer.Serialize(text)),
        Gen.Double.Select(number => double.IsFinite(number) ? JsonSerializer.Serialize(number) : "7")
    );

    private static readonly Gen<string> Name = Gen.OneOf(
        Gen.OneOf(
            "mode",
            "subscriptions",
            "machines",
            "planId",
            "dryRun",
            "Mode",
            "schemaId",
            "data",
            "essentials",
            "alertId",
            "firedDateTime",
            "monitorCondition",
            "\\ud800",
            "a\\/b~"
        ),
        Gen.String[Gen.Char.AlphaNumeric, 0, 6]
    );

    private static readonly Gen<string> RightStart = Gen.Select(
        Gen.OneOf("", "\"mode\":\"Inspect\"", "\"mode\":\"rEPAIR\""),
        Gen.OneOf("", $"\"subscriptions\":[\"{A.Subscription}\"]"),
        Gen.OneOf("", $"\"machines\":[\"{A.Id(3).Value}\"]"),
        Gen.OneOf("", "\"planId\":\"plan-0123456789ab\""),
        Gen.OneOf("", "\"dryRun\":true"),
        (mode, subscriptions, machines, plan, dry) =>
            $"{{{string.Join(',', new[] { mode, subscriptions, machines, plan, dry }.Where(part => part.Length > 0))}}}"
    );

    private static readonly Gen<string> RightAlert = Gen.OneOf([
        .. Payload.Names.Select(name => Payload.Text(name[..^".json".Length])),
    ]);

    private static readonly Gen<(int, byte)[]> Changes = Gen.Select(Gen.Int[0, 100_000], Gen.Byte).Array[1, 3];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Posted_as_a_start()
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        var (ids, refused) = (new List<string>(), 0);
        await Any(RightStart, Gen.Select(Name, Json(2)).Array[0, 4].Select(Object))
            .SampleAsync(
                async body =>
                {
                    var answer = await host.SendAsync(HttpMethod.Post, "/api/sweeps", TestApiHost.Bytes(body));
                    if (answer.Status == 202)
                    {
                        ids.Add(answer.Id);
                        AssertIsRight(body);
                    }
                    else
                    {
                        refused++;
                        Assert.NotEmpty(answer.ExpectProblem(400, "invalid-request").Faults);
                    }
                },
                iter: Bodies,
                threads: 1
            );

        Assert.True(ids.Count > 50 && refused > 500, $"{ids.Count} bodies were right and {refused} wrong.");
        Assert.Equal(ids.Order(), (await host.RecordsAsync()).Select(record => record.Id).Order());
        Assert.Equal(ids.Select(id => new SweepMessage(id).ToJson()).Order(), (await host.TakeMessagesAsync()).Order());
        Assert.Empty(host.Thrown);
    }

    [Fact]
    public async Task Posted_as_an_alert()
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        var (ids, refused) = (new HashSet<string>(), 0);
        await Any(RightAlert, Json(4))
            .SampleAsync(
                async body =>
                {
                    var answer = await host.SendAsync(HttpMethod.Post, "/api/alerts", TestApiHost.Bytes(body));
                    if (answer.Status == 202)
                    {
                        ids.Add(answer.Json.GetProperty("sweep").GetProperty("id").GetString()!);
                    }
                    else if (answer.Status != 200)
                    {
                        refused++;
                        Assert.NotEmpty(answer.ExpectProblem(400, "invalid-request").Faults);
                    }
                },
                iter: Bodies,
                threads: 1
            );

        Assert.True(ids.Count > 0 && refused > 500, $"{ids.Count} sweeps, and {refused} bodies were wrong.");
        Assert.Equal(ids.Order(), (await host.RecordsAsync()).Select(record => record.Id).Order());
        Assert.Equal(
            ids.Select(id => new SweepMessage(id).ToJson()).Order(),
            (await host.TakeMessagesAsync()).Distinct().Order()
        );
        Assert.Empty(host.Thrown);
    }

    // Noise, right ones cut short or with bytes changed, JSON of any shape, and now and then a right one.
    private static Gen<byte[]> Any(Gen<string> right, Gen<string> shape) =>
        Gen.Frequency(
            (2, Gen.Byte.Array[0, 120]),
            (3, Gen.Select(right, Changes, (text, changes) => Changed(text, changes))),
            (
                3,
                Gen.Select(
                    right,
                    Gen.Int[0, 100_000],
                    (text, at) => Encoding.UTF8.GetBytes(text)[..(at % Encoding.UTF8.GetByteCount(text))]
                )
            ),
            (6, shape.Select(Encoding.UTF8.GetBytes)),
            (1, right.Select(Encoding.UTF8.GetBytes))
        );

    private static byte[] Changed(string text, (int At, byte Value)[] changes)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        foreach (var (at, value) in changes)
        {
            bytes[at % bytes.Length] = value;
        }

        return bytes;
    }

    private static Gen<string> Json(int depth) =>
        depth == 0
            ? Scalar
            : Gen.OneOf(
                Scalar,
                Json(depth - 1).Array[0, 4].Select(items => $"[{string.Join(',', items)}]"),
                Gen.Select(Name, Json(depth - 1)).Array[0, 6].Select(Object)
            );

    private static string Object((string Name, string Value)[] members) =>
        $"{{{string.Join(',', members.Select(member => $"\"{member.Name}\":{member.Value}"))}}}";

    private static void AssertIsRight(byte[] body)
    {
        var root = JsonNode.Parse(body)!.AsObject();
        // The one liberty that the schema does not grant.
        if (root["mode"] is { } mode)
        {
            root["mode"] = Enum.Parse<Remediation.Policies.SweepMode>(mode.GetValue<string>(), ignoreCase: true)
                .ToString();
        }

        Assert.Empty(
            ApiDocument.Violations(ApiDocument.Component("StartRequest"), JsonSerializer.SerializeToElement(root))
        );
        Assert.All(
            root["subscriptions"]?.AsArray() ?? [],
            id =>
                Assert.Contains(id!.GetValue<string>().ToLowerInvariant(), (string[])[A.Subscription, TestApiHost.Shop])
        );
        Assert.All(
            root["machines"]?.AsArray() ?? [],
            id =>
                Assert.Contains(
                    MachineId.Parse(id!.GetValue<string>()).SubscriptionId,
                    (string[])[A.Subscription, TestApiHost.Shop]
                )
        );
    }
}
