using System.Text.Json;
using Azure.Storage.Queues;
using Cloud.State;
using FunctionApp.Composition;
using FunctionApp.Functions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Simulator.Fleet;
using Simulator.Machines;

namespace FunctionApp.Tests.Composition;

/// <summary>
/// From the timer to Confirmed through every function of the deployable, composed as it ships, with Microsoft's own log
/// client.
/// </summary>
[Collection(nameof(WholeProcess))]
public sealed class WholeSweepTests(AppScene scene) : IClassFixture<AppScene>
{
    private const string Machine = "dc01";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SweepFunctions Http => scene.Make<SweepFunctions>();

    private AlertFunctions Alerts => scene.Make<AlertFunctions>();
    private HealthFunctions Health => scene.Make<HealthFunctions>();
    private MachineFunctions Machines => scene.Make<MachineFunctions>();

    private QueueFunctions Worker => scene.Make<QueueFunctions>();

    [Fact]
    public async Task A_machine_is_reported_repaired_restarted_and_confirmed()
    {
        var machine = scene.Server.World.Machines.Single(candidate => candidate.Spec.Name == Machine);

        var reported = await SweepAsync("""{"mode":"Report"}""");
        Assert.Equal(("LegacyFound", 0), (reported.GetProperty("outcome").GetString(), machine.ScriptsRun));
        Assert.Equal(NamedFleet.Machines.Count, reported.GetProperty("machines").GetArrayLength());

        await scene.Make<TimerFunctions>().RunAsync(new TimerInfo(), Token);
        await AppScene.DrainAsync(scene.Sweeps, Worker.RunAsync);
        Assert.Equal("RestartPending", await LatestVerdictAsync(machine));

        await machine.RestartAsync(Token);
        var request = $$"""{"mode":"Repair","machines":["{{machine.Place.ResourceId}}"]}""";
        Assert.Equal("Repaired", Verdict(await SweepAsync(request), Machine));

        for (var connection = 0; connection < 3; connection++)
        {
            await scene.Server.World.SimulateTrafficAsync(TimeProvider.System.GetUtcNow(), Token);
        }

        Assert.Equal("Confirmed", Verdict(await SweepAsync(request), Machine));
        Assert.Equal("Confirmed", await LatestVerdictAsync(machine));
        Assert.Empty(scene.Server.Azure.UnexpectedRequests);
    }

    [Fact]
    public async Task The_settings_that_serve_prints_make_the_deployable_see_all()
    {
        var report = await SweepAsync("""{"mode":"Report"}""");

        Assert.Equal("LegacyFound", report.GetProperty("outcome").GetString());
        Assert.DoesNotContain(
            report.GetProperty("sources").EnumerateArray(),
            source => source.GetProperty("state").GetString() is "Failed" or "Partial"
        );
    }

    [Fact]
    public async Task Alert_list_report_and_cancel_work_on_one_sweep()
    {
        var accepted = await scene.CallAsync(202, Alerts.AlertAsync, ServiceHealthAlert);
        var id = accepted.GetProperty("sweep").GetProperty("id").GetString()!;

        var listed = await scene.CallAsync(200, Http.ListAsync);
        Assert.Contains(
            listed.GetProperty("sweeps").EnumerateArray(),
            sweep => sweep.GetProperty("id").GetString() == id
        );

        await scene.CallAsync(200, request => Http.CancelAsync(request, id), "{}");
        await AppScene.DrainAsync(scene.Sweeps, Worker.RunAsync);
        Assert.Equal("Cancelled", await StateAsync(id));
    }

    [Fact]
    public async Task A_message_that_the_queue_gave_up_on_fails_its_sweep()
    {
        var started = await scene.CallAsync(202, Http.StartAsync, """{"mode":"Report"}""");
        var id = started.GetProperty("id").GetString()!;
        var clients = scene.App.Services.GetRequiredService<StateClients>();
        await MoveAsync(clients.SweepQueue, clients.PoisonQueue);

        Assert.Equal(1, await AppScene.DrainAsync(scene.Poison, Worker.FailAsync));

        Assert.Equal("Failed", await StateAsync(id));
    }

    [Fact]
    public async Task Health_and_the_description_of_the_API_are_open()
    {
        Assert.Equal("Healthy", (await scene.CallAsync(200, Health.HealthAsync)).GetProperty("status").GetString());
        Assert.Equal(
            "3.1.0",
            (await scene.CallAsync(200, request => Task.FromResult(OpenApiFunctions.OpenApi(request))))
                .GetProperty("openapi")
                .GetString()
        );
    }

    [Fact]
    public void Every_class_with_functions_can_be_made() =>
        Assert.Equal(
            [
                typeof(AlertFunctions),
                typeof(HealthFunctions),
                typeof(MachineFunctions),
                typeof(OpenApiFunctions),
                typeof(QueueFunctions),
                typeof(SweepFunctions),
                typeof(TimerFunctions),
            ],
            CompositionCheck
                .FunctionClasses.Select(type => ActivatorUtilities.CreateInstance(scene.App.Services, type).GetType())
                .OrderBy(type => type.Name, StringComparer.Ordinal)
        );

    private async Task<JsonElement> SweepAsync(string request)
    {
        var started = await scene.CallAsync(202, Http.StartAsync, request);
        var id = started.GetProperty("id").GetString()!;
        await AppScene.DrainAsync(scene.Sweeps, Worker.RunAsync);
        var over = await scene.CallAsync(200, context => Http.ShowAsync(context, id));
        Assert.Equal("Finished", over.GetProperty("state").GetString());
        var page = await scene.CallAsync(context => Http.ReportAsync(context, id));
        Assert.True(page.Status == StatusCodes.Status200OK, page.Body);
        return over.GetProperty("report");
    }

    private async Task<string> StateAsync(string id) =>
        (await scene.CallAsync(200, request => Http.ShowAsync(request, id))).GetProperty("state").GetString()!;

    private async Task<string> LatestVerdictAsync(SimulatedMachine machine)
    {
        var history = await scene.CallAsync(
            200,
            request => Machines.MachineAsync(request, machine.Place.ResourceId.TrimStart('/'))
        );
        return history.GetProperty("history")[0].GetProperty("verdict").GetString()!;
    }

    private static string Verdict(JsonElement report, string name) =>
        report
            .GetProperty("machines")
            .EnumerateArray()
            .Single(machine => machine.GetProperty("name").GetString() == name)
            .GetProperty("verdict")
            .GetString()!;

    private static async Task MoveAsync(QueueClient from, QueueClient to)
    {
        var message = (await from.ReceiveMessageAsync(cancellationToken: Token)).Value;
        await to.SendMessageAsync(message.MessageText, Token);
        await from.DeleteMessageAsync(message.MessageId, message.PopReceipt, Token);
    }

    // A Service Health advisory as "Common alert schema for Azure Monitor alerts" shows it; it names no machine.
    private const string ServiceHealthAlert = """
        {
          "schemaId": "azureMonitorCommonAlertSchema",
          "data": {
            "essentials": {
              "alertId": "/subscriptions/00000000-0000-0000-0000-0000000001ab/providers/Microsoft.AlertsManagement/alerts/7",
              "alertRule": "tls-advisory",
              "signalType": "Activity Log",
              "monitorCondition": "Fired",
              "monitoringService": "ServiceHealth",
              "firedDateTime": "2026-11-20T10:15:00.0000000Z"
            },
            "alertContext": { "eventSource": "ServiceHealth", "properties": { "incidentType": "ActionRequired", "service": "Azure Active Directory" } }
          }
        }
        """;
}
