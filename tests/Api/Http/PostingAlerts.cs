using System.Text.Json.Nodes;
using Api.Tests.Alerts;
using Remediation.Policies;
using Remediation.Sweeps;
using Remediation.Tests.Builders;

namespace Api.Tests.Http;

/// <summary>POST /api/alerts.</summary>
public sealed class PostingAlerts(SharedAzurite azurite)
{
    private const string Nobody = "nobody";
    private const string Vm =
        $"/subscriptions/{TestApiHost.Shop}/resourcegroups/rg-shop/providers/microsoft.compute/virtualmachines/"
        + "shop-web-01";
    private const string Arc =
        $"/subscriptions/{TestApiHost.Shop}/resourcegroups/rg-branch/providers/microsoft.hybridcompute/machines/"
        + "branch-dc";
    private const string Sample = "sample of 'Test action group'";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Payload, status, and what the sweep names or why there is none.</summary>
    public static TheoryData<string, int, string> Payloads =>
        new()
        {
            { "activity-log", 202, Vm },
            { "activity-log-policy", 202, Nobody },
            { "log-v1-computers", 202, "app-04 app-05" },
            { "log-v1-dimensions", 202, "app-04" },
            { "log-v2-dimensions", 202, $"{Vm} shop-web-01 branch-pc-7" },
            { "log-v2-resource-column", 202, Arc },
            { "log-v2-unsplit", 202, Nobody },
            { "metric-machine", 202, Vm },
            { "metric-storage", 202, Nobody },
            { "metric-storage-dynamic", 202, Nobody },
            { "not-common", 400, "#/schemaId" },
            { "prometheus", 202, Nobody },
            { "resolved", 200, "resolved" },
            { "resource-health", 202, Vm },
            { "service-health-action-required", 202, Nobody },
            { "service-health-incident", 200, "'Incident'" },
            { "service-health-maintenance", 202, Nobody },
            { "smart-detector", 202, Nobody },
            { "test-activity-log", 200, Sample },
            { "test-budget", 200, Sample },
            { "test-log-v2", 200, Sample },
            { "test-service-health", 200, Sample },
        };

    [Fact]
    public void Every_payload_of_the_folder_is_posted() =>
        Assert.Equal(Payload.Names, Payloads.Select(row => row.Data.Item1 + ".json").Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task Alert_starts_a_sweep_of_the_named_machines_or_is_ignored_with_a_reason(
        string payload,
        int status,
        string names
    )
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        var answer = (await host.PostAlertAsync(Payload.Text(payload))).Expect(status);
        if (status != 202)
        {
            Assert.Contains(
                names,
                answer.Text.Replace("\\u0027", "'", StringComparison.Ordinal),
                StringComparison.Ordinal
            );
            await host.AssertNothingStartedAsync();
            return;
        }

        var sweep = answer.Json.GetProperty("sweep");
        var record = Assert.Single(await host.RecordsAsync());
        Assert.Equal(
            (record.Id, $"/api/sweeps/{record.Id}", "10"),
            (sweep.GetProperty("id").GetString(), answer.Header("Location"), answer.Header("Retry-After"))
        );
        Assert.Equal(
            names == Nobody ? [] : names.Split(' '),
            record.Request.Machines.Concat(record.Request.ComputerNames)
        );
        Assert.Equal(
            (SweepOrigin.Alert, names == Nobody ? SweepMode.Report : SweepMode.Repair),
            (record.Request.Origin, record.Request.Mode)
        );
        Assert.Equal([new SweepMessage(record.Id).ToJson()], await host.TakeMessagesAsync());
    }

    [Fact]
    public async Task An_alert_goes_no_further_than_the_installation()
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync(), SweepMode.Inspect);
        (await host.PostAlertAsync(Payload.Text("metric-machine"))).Expect(202);
        Assert.Equal(SweepMode.Inspect, Assert.Single(await host.RecordsAsync()).Request.Mode);
    }

    [Fact]
    public async Task A_machine_out_of_scope_is_dropped_and_an_alert_of_such_machines_only_is_ignored()
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        var foreign = Vm.Replace(TestApiHost.Shop, "99999999-0000-4000-8000-000000000099", StringComparison.Ordinal);
        var mixed = (await host.PostAlertAsync(Alert(1, foreign, Vm))).Expect(202);
        Assert.Equal(
            [Vm],
            mixed.Json.GetProperty("sweep").GetProperty("machines").EnumerateArray().Select(id => id.GetString())
        );
        var ignored = (await host.PostAlertAsync(Alert(2, foreign))).Expect(200);

        Assert.Contains(
            "outside this installation",
            ignored.Json.GetProperty("ignored").GetString(),
            StringComparison.Ordinal
        );
        Assert.Single(await host.RecordsAsync());
        Assert.Single(await host.TakeMessagesAsync());
    }

    [Theory]
    [InlineData(SweepState.Queued)]
    [InlineData(SweepState.Running)]
    [InlineData(SweepState.Finished)]
    public async Task Redelivered_firing_returns_the_same_sweep_in_every_state(SweepState state)
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        var id = SweepOf(await host.PostAlertAsync(Alert(1, Vm)));
        // Another alert joined it, and a later one waits.
        Assert.Equal(id, SweepOf(await host.PostAlertAsync(Alert(2, Arc))));
        var record = (await host.Store.FindAsync(id, Token))!;
        Assert.NotNull(await host.Store.TryReplaceAsync(record with { State = state }, Token));
        var later = SweepOf(await host.PostAlertAsync(Alert(3, A.Id().Value)));

        Assert.Equal(id, SweepOf(await host.PostAlertAsync(Alert(1, Vm))));
        Assert.Equal(state == SweepState.Queued, id == later);
        Assert.Equal(
            new[] { id, later }.Distinct().Order(),
            (await host.RecordsAsync()).Select(found => found.Id).Order()
        );
    }

    [Fact]
    public async Task Twenty_deliveries_at_once_are_one_sweep()
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.PostAlertAsync(Alert(1, Vm))));

        var id = Assert.Single(answers.Select(SweepOf).Distinct());
        Assert.Equal(id, Assert.Single(await host.RecordsAsync()).Id);
        Assert.NotEmpty(await host.TakeMessagesAsync());
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(8, 20)]
    [InlineData(50, 150)]
    public async Task A_burst_of_alerts_is_few_sweeps_and_loses_no_machine(int atOnce, int mostSweeps)
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        var machines = Enumerable.Range(0, 150).Select(A.Id).Select(id => id.Value).ToList();
        await Parallel.ForAsync(
            0,
            machines.Count,
            new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = Token },
            async (n, _) =>
            {
                // Azure Monitor asks again after 503.
                for (ApiResponse? answer = null; answer is not { Status: 202 }; )
                {
                    answer = await host.PostAlertAsync(Alert(n, machines[n]));
                    Assert.Contains(answer.Status, (int[])[202, 503]);
                }
            }
        );
        var records = await host.RecordsAsync();

        Assert.InRange(records.Count, 2, mostSweeps);
        Assert.Equal(machines.Order(), records.SelectMany(record => record.Request.Machines).Distinct().Order());
        Assert.All(records, record => Assert.InRange(record.Request.Machines.Count, 1, SweepRequest.MostMachines));
        Assert.All(records, record => Assert.Equal(SweepState.Queued, record.State));
        Assert.Equal(
            records.Select(record => new SweepMessage(record.Id).ToJson()).Order(),
            (await host.TakeMessagesAsync()).Distinct().Order()
        );
    }

    [Fact]
    public async Task Too_many_names_are_a_report_of_everything()
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        (await host.PostAlertAsync(Alert(1, [.. Enumerable.Range(0, 101).Select(n => A.Id(n).Value)]))).Expect(202);
        // The largest accepted number of machines, but with letters that make the record too large.
        var (group, set) = ($"/{new string('\u540d', 90)}/", $"{new string('\u540d', 87)}/");
        (
            await host.PostAlertAsync(
                Alert(
                    2,
                    [
                        .. Enumerable
                            .Range(0, 100)
                            .Select(n =>
                                A.ScaleSetId()
                                    .Value.Replace("/rg/", group, StringComparison.Ordinal)
                                    .Replace("/set/", $"/{n}{set}", StringComparison.Ordinal)
                            ),
                    ]
                )
            )
        ).Expect(202);

        Assert.All(
            await host.RecordsAsync(),
            record => Assert.Equal((SweepMode.Report, 0), (record.Request.Mode, record.Request.Machines.Count))
        );
    }

    [Fact]
    public async Task Where_the_queue_is_gone_nothing_is_left_behind_and_the_next_delivery_works()
    {
        var state = await azurite.OpenAsync();
        await using var host = await TestApiHost.StartAsync(state);
        await state.SweepQueue.DeleteAsync(Token);
        (await host.PostAlertAsync(Alert(1, Vm))).ExpectProblem(503, "state-unavailable");
        Assert.Empty(await host.RecordsAsync());
        await state.SweepQueue.CreateAsync(cancellationToken: Token);

        var id = SweepOf(await host.PostAlertAsync(Alert(1, Vm)));
        Assert.Equal([new SweepMessage(id).ToJson()], await host.TakeMessagesAsync());
    }

    [Fact]
    public async Task A_byte_order_mark_and_unknown_members_do_no_harm()
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        (
            await host.PostAlertAsync(
                "\ufeff" + Alert(1, Vm).Replace("\"data\"", "\"extra\":[{}],\"data\"", StringComparison.Ordinal)
            )
        ).Expect(202);
        Assert.Equal([Vm], Assert.Single(await host.RecordsAsync()).Request.Machines);
    }

    private static string SweepOf(ApiResponse answer) =>
        answer.Expect(202).Json.GetProperty("sweep").GetProperty("id").GetString()!;

    private static string Alert(int number, params string[] targets)
    {
        var root = JsonNode.Parse(Payload.Text("metric-machine"))!;
        root.Essentials()["alertId"] = $"/providers/Microsoft.AlertsManagement/alerts/{number}";
        root.Essentials()["alertTargetIDs"] = new JsonArray([.. targets.Select(target => JsonValue.Create(target))]);
        root.Essentials()["configurationItems"] = new JsonArray();
        root["data"]!.AsObject().Remove("alertContext");
        return root.ToJsonString();
    }
}
