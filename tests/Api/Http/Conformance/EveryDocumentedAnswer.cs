using Api.Authorization;
using Api.Tests.Alerts;
using Microsoft.Extensions.DependencyInjection;
using Remediation.Sweeps;
using Remediation.Tests.Builders;

namespace Api.Tests.Http.Conformance;

/// <summary>
/// Every response documented in openapi.json is produced once by the API. (That the API gives no other response is
/// checked by every test.)
/// </summary>
public sealed class EveryDocumentedAnswer(SharedAzurite azurite)
{
    // One request to each endpoint that needs an app role.
    private static readonly Dictionary<string, Func<TestApiHost, Task<ApiResponse>>> Requests = new()
    {
        ["StartSweep"] = host => host.StartSweepAsync("{}"),
        ["ListSweeps"] = host => host.GetAsync("/api/sweeps"),
        ["ShowSweep"] = host => host.GetAsync("/api/sweeps/none"),
        ["ShowReport"] = host => host.GetAsync("/api/sweeps/none/report"),
        ["CancelSweep"] = host => host.CancelAsync("none"),
        ["PostAlert"] = host => host.PostAlertAsync("{}"),
        ["ShowMachine"] = host => host.GetAsync("/api/machines/none"),
    };

    private static readonly Dictionary<string, Func<TestApiHost, Task<ApiResponse>>> Ways = new(
        Requests.SelectMany(request =>
            new[] { 401, 403 }.Select(code => KeyValuePair.Create($"{request.Key} {code}", request.Value))
        )
    )
    {
        ["StartSweep 202"] = host => host.StartSweepAsync("{}"),
        ["StartSweep 400"] = host => host.StartSweepAsync("[]"),
        // One of two ways to a 403; the other one is common to all endpoints.
        ["StartSweep 403"] = host => host.StartSweepAsync("""{"mode":"Repair"}"""),
        ["StartSweep 413"] = host => host.StartSweepAsync("{}".PadRight(70_000)),
        ["StartSweep 415"] = host => host.SendAsync(HttpMethod.Post, "/api/sweeps", new StringContent("{}")),
        ["StartSweep 422"] = async host =>
        {
            (await host.StartSweepAsync("{}", ("Idempotency-Key", "k"))).Expect(202);
            return await host.StartSweepAsync("""{"dryRun":true}""", ("Idempotency-Key", "k"));
        },
        ["StartSweep 503"] = host => host.StartSweepAsync("{}"),
        ["ListSweeps 200"] = host => host.GetAsync("/api/sweeps?top=3"),
        ["ListSweeps 400"] = host => host.GetAsync("/api/sweeps?top=x"),
        ["ListSweeps 503"] = host => host.GetAsync("/api/sweeps"),
        ["ShowSweep 200"] = async host =>
            await host.GetAsync($"/api/sweeps/{await AddAsync(host, SweepState.Finished)}"),
        ["ShowSweep 404"] = host => host.GetAsync("/api/sweeps/none"),
        ["ShowSweep 503"] = host => host.GetAsync("/api/sweeps/none"),
        ["ShowReport 200"] = async host =>
            await host.GetAsync(
                $"/api/sweeps/{await AddAsync(host, SweepState.Finished)}/report",
                ("Accept", "application/json")
            ),
        ["ShowReport 404"] = host => host.GetAsync("/api/sweeps/none/report"),
        ["ShowReport 406"] = async host =>
            await host.GetAsync(
                $"/api/sweeps/{await AddAsync(host, SweepState.Finished)}/report",
                ("Accept", "image/png")
            ),
        ["ShowReport 409"] = async host =>
            await host.GetAsync($"/api/sweeps/{await AddAsync(host, SweepState.Running)}/report"),
        ["ShowReport 503"] = host => host.GetAsync("/api/sweeps/none/report"),
        ["CancelSweep 200"] = async host => await host.CancelAsync(await AddAsync(host, SweepState.Queued)),
        ["CancelSweep 202"] = async host => await host.CancelAsync(await AddAsync(host, SweepState.Running)),
        ["CancelSweep 404"] = host => host.CancelAsync("none"),
        ["CancelSweep 409"] = async host => await host.CancelAsync(await AddAsync(host, SweepState.Finished)),
        ["CancelSweep 503"] = host => host.CancelAsync("none"),
        ["PostAlert 200"] = host => host.PostAlertAsync(Payload.Text("resolved")),
        ["PostAlert 202"] = host => host.PostAlertAsync(Payload.Text("metric-machine")),
        ["PostAlert 400"] = host => host.PostAlertAsync("{}"),
        ["PostAlert 413"] = host => host.PostAlertAsync("{}".PadRight(270_000)),
        ["PostAlert 415"] = host => host.SendAsync(HttpMethod.Post, "/api/alerts", new StringContent("{}")),
        ["PostAlert 503"] = host => host.PostAlertAsync(Payload.Text("metric-machine")),
        ["ShowMachine 200"] = async host =>
        {
            await AddAsync(host, SweepState.Finished);
            return await host.GetAsync($"/api/machines{MachineLineBuilder.IdOf("vm-app-01").Value}");
        },
        ["ShowMachine 400"] = host => host.GetAsync("/api/machines/vm1"),
        ["ShowMachine 404"] = host => host.GetAsync($"/api/machines{A.Id().Value}"),
        ["ShowMachine 503"] = host => host.GetAsync($"/api/machines{A.Id().Value}"),
        ["ShowHealth 200"] = host => host.GetAsync("/api/health"),
        ["ShowHealth 503"] = host => host.GetAsync("/api/health"),
        ["ShowOpenApi 200"] = host => host.GetAsync("/api/openapi.json"),
    };

    public static TheoryData<string> Answers => [.. Ways.Keys];

    [Fact]
    public void There_is_a_way_to_each() =>
        Assert.Equal(
            ApiDocument
                .Operations.SelectMany(operation =>
                    operation.Responses.Select(response => $"{operation.Id} {response.Key}")
                )
                .Order(),
            Ways.Keys.Order()
        );

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Documented_response_is_given(string answer)
    {
        var parts = answer.Split(' ');
        var state = parts[1] == "503" ? SharedAzurite.Gone() : await azurite.OpenAsync();
        await using var host = await TestApiHost.StartAsync(
            state,
            Remediation.Policies.SweepMode.Inspect,
            services => services.AddSingleton(CheckFor(answer))
        );
        var given = (await Ways[answer](host)).Expect(int.Parse(parts[1], null));

        Assert.Equal(
            parts[0],
            ApiDocument
                .Operations.Single(operation => operation.Method == given.Method.Method && operation.Takes(given.Path))
                .Id
        );
    }

    private static CallerAuthentication CheckFor(string answer) =>
        answer.EndsWith(" 401", StringComparison.Ordinal) ? new CallerAuthentication.ByPlatform()
        : answer.EndsWith(" 403", StringComparison.Ordinal) && answer != "StartSweep 403"
            ? new CallerAuthentication.Disabled()
        : new CallerAuthentication.DeveloperOnly();

    private static async Task<string> AddAsync(TestApiHost host, SweepState state)
    {
        var report = ReportBuilder.Full();
        var record = new SweepRecord
        {
            Id = report.SweepId,
            Request = new SweepRequest { Origin = SweepOrigin.Timer },
            AcceptedAt = A.Noon,
            UpdatedAt = A.Noon,
            State = state,
        };
        if (state == SweepState.Finished)
        {
            await host.Archive.PublishAsync(report, TestContext.Current.CancellationToken);
        }

        Assert.NotNull(await host.Store.TryAddAsync(record, TestContext.Current.CancellationToken));
        return report.SweepId;
    }
}
