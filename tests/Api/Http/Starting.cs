using System.Text;
using Remediation.Policies;
using Remediation.Sweeps;
using Remediation.Tests.Builders;

namespace Api.Tests.Http;

/// <summary>POST /api/sweeps, where all goes well.</summary>
public sealed class Starting(SharedAzurite azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_object_is_a_report_of_the_whole_scope()
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        var answer = (await host.StartSweepAsync("{}")).Expect(202);

        Assert.Equal(($"/api/sweeps/{answer.Id}", "10"), (answer.Header("Location"), answer.Header("Retry-After")));
        Assert.Equal(
            ("Queued", "Http", "Report"),
            (answer.State, answer.Json.GetProperty("origin").GetString(), answer.Json.GetProperty("mode").GetString())
        );
        Assert.Equal(answer.Text, (await host.GetAsync(answer.Header("Location")!)).Expect(200).Text);
        Assert.Equal([$$"""{"sweepId":"{{answer.Id}}"}"""], await host.TakeMessagesAsync());
    }

    [Fact]
    public async Task Everything_that_can_be_asked_for_is_recorded()
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        var machine = A.Id(7).Value.ToUpperInvariant();
        var where =
            $"\"subscriptions\":[\"{TestApiHost.Shop.ToUpperInvariant()}\",\"{A.Subscription}\"],"
            + $"\"machines\":[\"{machine}/\"]";
        var answer = (
            await host.StartSweepAsync($$"""{"mode":"repair",{{where}},"planId":"plan-0123456789ab","dryRun":true}""")
        ).Expect(202);

        var request = (await host.Store.FindAsync(answer.Id, Token))!.Request;
        Assert.Equal(
            (SweepOrigin.Http, SweepMode.Repair, "plan-0123456789ab", true),
            (request.Origin, request.Mode, request.PlanId, request.DryRun)
        );
        Assert.Equal([TestApiHost.Shop, A.Subscription], request.Subscriptions);
        Assert.Equal([A.Id(7).Value], request.Machines);
        Assert.Equal("plan-0123456789ab", answer.Json.GetProperty("approvedPlanId").GetString());
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("APPLICATION/JSON")]
    [InlineData("application/merge-patch+json")]
    public async Task Body_with_a_JSON_content_type_is_read(string type)
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        (await host.SendAsync(HttpMethod.Post, "/api/sweeps", TestApiHost.Bytes("{}"u8.ToArray(), type))).Expect(202);
    }

    [Fact]
    public async Task A_body_of_exactly_the_limit_is_read()
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        (await host.StartSweepAsync("{}".PadRight(64 * 1024))).Expect(202);
        (await host.StartSweepAsync("{}".PadRight((64 * 1024) + 1))).ExpectProblem(413, "body-too-large");
    }

    [Fact]
    public async Task A_hundred_machines_with_the_longest_names_of_plain_letters_are_taken()
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        var answer = (await host.StartSweepAsync(Machines(100, 'x'))).Expect(202);
        Assert.Equal(100, (await host.Store.FindAsync(answer.Id, Token))!.Request.Machines.Count);
    }

    [Theory]
    [InlineData('ä')]
    [InlineData('Ⱥ')]
    [InlineData('名')]
    public async Task Names_that_no_record_could_hold_are_refused_and_not_half_recorded(char letter)
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        var most = 0;
        foreach (var count in (int[])[20, 40, 50, 60, 70, 80, 90, 100])
        {
            var body = Machines(count, letter);
            var answer = await host.StartSweepAsync(body);
            most = answer.Status == 202 ? count : most;
            if (answer.Status != 202)
            {
                Assert.Contains(answer.Status, (int[])[400, 413]);
                Assert.Equal(Encoding.UTF8.GetByteCount(body) > 64 * 1024, answer.Status == 413);
            }
        }

        Assert.InRange(most, 20, 100);
    }

    [Fact]
    public async Task Twenty_at_once_are_twenty_sweeps_with_a_message_each()
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.StartSweepAsync("{}")));

        Assert.All(answers, answer => answer.Expect(202));
        Assert.Equal(20, answers.Select(answer => answer.Id).Distinct().Count());
        Assert.Equal(
            answers.Select(answer => answer.Id).Order(),
            (await host.RecordsAsync()).Select(record => record.Id).Order()
        );
        Assert.Equal(
            answers.Select(answer => new SweepMessage(answer.Id).ToJson()).Order(),
            (await host.TakeMessagesAsync()).Order()
        );
    }

    private static string Machines(int count, char letter)
    {
        string Name(int n) => $"{n}".PadRight(90, letter);
        var set =
            $"/subscriptions/{A.Subscription}/resourceGroups/{Name(0)}/providers/Microsoft.Compute"
            + $"/virtualMachineScaleSets/{Name(1)}";
        var ids = Enumerable.Range(0, count).Select(n => $"\"{set}/virtualMachines/{Name(n)}\"");
        return $"{{\"machines\":[{string.Join(',', ids)}]}}";
    }
}
