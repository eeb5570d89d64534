using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Api.Alerts;
using CsCheck;
using Remediation.ConnectionLogs.Callers;
using Remediation.Sweeps;

namespace Api.Tests.Alerts;

public class Any_bytes_at_all
{
    private static readonly Gen<string> Document = Gen.OneOf([
        .. Payload.Names.Select(name => Payload.Text(name[..^".json".Length])),
    ]);

    private static readonly Gen<string> Name = Gen.OneOf(
        "schemaId",
        "data",
        "essentials",
        "alertContext",
        "alertId",
        "FIREDDATETIME",
        "monitorCondition",
        "monitoringService",
        "alertTargetIDs",
        "configurationItems",
        "condition",
        "allOf",
        "dimensions",
        "name",
        "value",
        "properties",
        "incidentType",
        "\\ud800"
    );

    private static readonly Gen<string> Scalar = Gen.OneOf(
        Gen.OneOf(
            "null",
            "true",
            "1e999",
            "\"azureMonitorCommonAlertSchema\"",
            "\"Fired\"",
            "\"Log\"",
            "\"ServiceHealth\"",
            "\"Security\"",
            "\"Computer\"",
            "\"app-1\"",
            "\"\\udc00\"",
            "\"/subscriptions/s/resourcegroups/g/providers/microsoft.compute/virtualmachines/vm1\"",
            "\"\\u0000\""
        ),
        Gen.String.Select(text => JsonSerializer.Serialize(text))
    );

    [Fact]
    public void Random_bytes_are_read() => Gen.Byte.Array[0, 200].Sample(bytes => AssertSound(AlertReader.Read(bytes)));

    [Fact]
    public void Random_json_is_read() => Json(4).Sample(json => AssertSound(Payload.ReadText(json)));

    [Fact]
    public void Random_json_with_good_essentials_is_read() =>
        Gen.Select(
                Json(3),
                Scalar,
                Json(2),
                (context, service, targets) =>
                    "{\"schemaId\":\"azureMonitorCommonAlertSchema\","
                    + "\"data\":{\"essentials\":{\"alertId\":\"a\",\"firedDateTime\":\"t\","
                    + "\"monitorCondition\":\"Fired\","
                    + $"\"signalType\":\"Log\",\"monitoringService\":{service},\"alertTargetIDs\":{targets},"
                    + $"\"configurationItems\":{targets}}},\"alertContext\":{context}}}}}"
            )
            .Sample(json =>
            {
                var reading = Payload.ReadText(json);
                AssertSound(reading);
                Assert.IsNotType<AlertReading.Malformed>(reading);
            });

    [Fact]
    public void Documented_payloads_with_wrong_bytes_are_read() =>
        Gen.Select(Document, Gen.Select(Gen.Int[0, 100_000], Gen.Byte).Array[1, 4], Gen.Bool)
            .Sample(
                (text, changes, cut) =>
                {
                    var bytes = Encoding.UTF8.GetBytes(text);
                    foreach (var (position, value) in changes)
                    {
                        bytes[position % bytes.Length] = value;
                    }

                    AssertSound(AlertReader.Read(cut ? bytes.AsMemory(0, changes[0].Item1 % bytes.Length) : bytes));
                }
            );

    [Fact]
    public void Documented_payloads_with_a_value_replaced_are_read() =>
        Gen.Select(Document, Gen.Int[0, 1000], Json(2))
            .Sample(
                (text, place, other) =>
                {
                    var root = JsonNode.Parse(text)!;
                    var nodes = Descendants(root).ToList();
                    AssertSound(
                        Payload.ReadText(
                            text.Replace(nodes[place % nodes.Count].ToJsonString(), other, StringComparison.Ordinal)
                        )
                    );
                }
            );

    [Fact]
    public void Unknown_members_and_a_second_delivery_change_nothing() =>
        Gen.Select(Document, Json(2))
            .Sample(
                (text, extra) =>
                {
                    var more = text.Insert(
                        text.IndexOf('{', StringComparison.Ordinal) + 1,
                        $"\"somethingNew\":{extra},"
                    );
                    Assert.Equivalent(Payload.ReadText(text), Payload.ReadText(more));
                }
            );

    [Fact]
    public void Every_payload_of_the_folder_is_read_as_something() =>
        Assert.All(Payload.Names, name => AssertSound(Payload.ReadText(Payload.Text(name[..^".json".Length]))));

    // What every caller may rely on for any input.
    private static void AssertSound(AlertReading reading)
    {
        switch (reading)
        {
            case AlertReading.Malformed malformed:
                Assert.NotEmpty(malformed.Faults);
                Assert.All(malformed.Faults, fault => Assert.StartsWith("#", fault.Pointer, StringComparison.Ordinal));
                break;
            case AlertReading.NamesMachines named:
                Assert.InRange(named.Machines.Count + named.ComputerNames.Count, 1, SweepRequest.MostMachines);
                Assert.Distinct(named.Machines);
                Assert.Distinct(named.ComputerNames);
                Assert.All(named.ComputerNames, name => Assert.Equal(HostNames.Normalize(name), name));
                Assert.InRange(named.Alert.AlertId.Length, 1, AlertReader.MostIdentityCharacters);
                break;
            default:
                Assert.NotNull(reading);
                break;
        }
    }

    private static IEnumerable<JsonNode> Descendants(JsonNode node) =>
        node switch
        {
            JsonObject members => members
                .Select(member => member.Value)
                .OfType<JsonNode>()
                .SelectMany(Descendants)
                .Prepend(node),
            JsonArray items => items.OfType<JsonNode>().SelectMany(Descendants).Prepend(node),
            _ => [node],
        };

    private static Gen<string> Json(int depth) =>
        depth == 0
            ? Scalar
            : Gen.OneOf(
                Scalar,
                Json(depth - 1).Array[0, 4].Select(items => $"[{string.Join(',', items)}]"),
                Gen.Select(Name, Json(depth - 1))
                    .Array[0, 8]
                    .Select(items => $"{{{string.Join(',', items.Select(i => $"\"{i.Item1}\":{i.Item2}"))}}}")
            );
}
