using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cli.Options;
using Cli.Serving;
using Cloud.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Remediation.Sweeps.Intake;
using Simulator.Machines;
using Simulator.Platform;

namespace Cli.Tests.Serving;

/// <summary>
/// The product with its API against the simulated Azure over HTTPS, with its state on Azurite: a request of each
/// origin ends as one message of one form in one queue, and as one report.
/// </summary>
public sealed class SweepOriginsTests : IAsyncLifetime
{
    private const string Target = "dc01";
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("serve-");
    private readonly HttpClient http = new();
    private SimulatorServer server = null!;
    private ApiHost api = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await SimulatorServer.StartAsync(
            new ServeOptions(0, true, StorageKind.Azurite, NamedFleet.Machines.Count, 1, folder),
            Token
        );
        api = await ApiHost.StartAsync(server, 0, LogLevel.Warning, Token);
        http.BaseAddress = api.Address;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await api.DisposeAsync();
        await server.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Timer_HTTP_and_alert_lead_to_the_same_message_and_each_to_a_finished_report()
    {
        var byHttp = await IdAsync(await http.PostAsJsonAsync("api/sweeps", new { mode = "Report" }, Token));
        var byTimer = (await api.Services.GetRequiredService<ScheduledSweep>().RequestAsync(Token)).Id;
        var byAlert = await IdAsync(await http.PostAsync("api/alerts", Alert(), Token));

        Assert.Equal(new[] { byHttp, byTimer, byAlert }.Order(), (await WaitingAsync()).Order());

        api.Work();
        var (reported, timed, alerted) = (
            await ReportAsync(byHttp),
            await ReportAsync(byTimer),
            await ReportAsync(byAlert)
        );

        Assert.All(
            [reported, timed, alerted],
            report => Assert.Equal(NamedFleet.Machines.Count, report.GetProperty("machines").GetArrayLength())
        );
        Assert.Empty(Contacted(reported));
        Assert.Contains(Target, Contacted(timed));
        Assert.True(Contacted(timed).Count > 5);
        Assert.Equal([Target], Contacted(alerted));
        Assert.Empty(server.Azure.UnexpectedRequests);
        Assert.All(
            [
                OperationNames.QueryLogs,
                OperationNames.QueryResources,
                OperationNames.PutRunCommand,
                OperationNames.GetToken,
            ],
            operation => Assert.True(server.Azure.Calls.GetValueOrDefault(operation) > 0, operation)
        );
        Assert.True(server.World.Machines.Single(machine => machine.Spec.Name == Target).ScriptsRun > 0);
        Assert.Empty(await WaitingAsync());
    }

    // A message holds the sweep's id, and nothing else.
    private async Task<IReadOnlyList<string>> WaitingAsync()
    {
        var messages = await api.Services.GetRequiredService<StateClients>().SweepQueue.PeekMessagesAsync(32, Token);
        return
        [
            .. messages.Value.Select(message =>
            {
                var body = JsonDocument.Parse(message.Body).RootElement;
                Assert.Equal(["sweepId"], body.EnumerateObject().Select(member => member.Name));
                return body.GetProperty("sweepId").GetString()!;
            }),
        ];
    }

    private async Task<JsonElement> ReportAsync(string id)
    {
        using var late = new CancellationTokenSource(Timeout, TimeProvider.System);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(Token, late.Token);
        while (true)
        {
            var sweep = await http.GetFromJsonAsync<JsonElement>($"api/sweeps/{id}", timeout.Token);
            var state = sweep.GetProperty("state").GetString();
            if (state is not ("Queued" or "Running"))
            {
                Assert.Equal("Finished", state);
                return sweep.GetProperty("report");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, timeout.Token);
        }
    }

    private static async Task<string> IdAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var body = await response.Content.ReadFromJsonAsync<JsonElement>(Token);
            Assert.True(response.StatusCode == HttpStatusCode.Accepted, body.ToString());
            return (body.TryGetProperty("sweep", out var sweep) ? sweep : body).GetProperty("id").GetString()!;
        }
    }

    private static IReadOnlyList<string> Contacted(JsonElement report) =>
        [
            .. report
                .GetProperty("machines")
                .EnumerateArray()
                .Where(machine => machine.GetProperty("order").ValueKind == JsonValueKind.String)
                .Select(machine => machine.GetProperty("name").GetString()!),
        ];

    // As a log search alert that splits by machine sends it.
    private StringContent Alert() =>
        new(
            new JsonObject
            {
                ["schemaId"] = "azureMonitorCommonAlertSchema",
                ["data"] = new JsonObject
                {
                    ["essentials"] = new JsonObject
                    {
                        ["alertId"] =
                            $"/subscriptions/{SimulatedNetwork.SubscriptionId}/providers/"
                            + $"Microsoft.AlertsManagement/alerts/1",
                        ["alertRule"] = "legacy-tls-clients",
                        ["signalType"] = "Log",
                        ["monitorCondition"] = "Fired",
                        ["monitoringService"] = "Log Alerts V2",
                        ["firedDateTime"] = "2026-11-20T10:15:00.0000000Z",
                    },
                    ["alertContext"] = new JsonObject
                    {
                        ["condition"] = new JsonObject
                        {
                            ["allOf"] = new JsonArray(
                                new JsonObject
                                {
                                    ["dimensions"] = new JsonArray(
                                        new JsonObject
                                        {
                                            ["name"] = "_ResourceId",
                                            ["value"] = server
                                                .World.Machines.Single(machine => machine.Spec.Name == Target)
                                                .Place.ResourceId,
                                        }
                                    ),
                                }
                            ),
                        },
                    },
                },
            }.ToJsonString(),
            Encoding.UTF8,
            "application/json"
        );
}
