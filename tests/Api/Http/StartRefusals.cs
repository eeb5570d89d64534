using System.Text;
using Remediation.Policies;
using Remediation.Tests.Builders;

namespace Api.Tests.Http;

/// <summary>POST /api/sweeps, where something is wrong. Nothing is started by any of it.</summary>
public sealed class StartRefusals(SharedAzurite azurite)
{
    private const string Elsewhere = "99999999-0000-4000-8000-000000000099";

    [Theory]
    [InlineData("", "#", "empty")]
    [InlineData(" ", "#", "Line 1")]
    [InlineData("not json", "#", "Line 1")]
    [InlineData("{\"mode\":", "#", "Line 1")]
    [InlineData("{} {}", "#", "Line 1")]
    [InlineData("[]", "#", "JSON object")]
    [InlineData("null", "#", "JSON object")]
    [InlineData("\"Report\"", "#", "JSON object")]
    [InlineData("{\"mode\":\"Report\",\"mode\":\"Repair\"}", "#", "uplicate")]
    [InlineData("{\"m\\u006fde\":\"Report\",\"mode\":\"Repair\"}", "#", "uplicate")]
    [InlineData("{\"mode\":\"\\ud800\"}", "#", "surrogate")]
    [InlineData("{\"\\udc00\":1}", "#", "surrogate")]
    [InlineData("{\"\\ud800\":1,\"\\ud800\":2}", "#", "")]
    [InlineData("{\"machines\":[{\"a\":\"\\ud800\"}]}", "#", "surrogate")]
    [InlineData("{/* */}", "#", "Line 1")]
    [InlineData("{\"dryRun\":true,}", "#", "Line 1")]
    [InlineData("{\"colour\":1}", "#/colour", "mode, subscriptions, machines, planId, dryRun")]
    [InlineData("{\"Mode\":\"Report\"}", "#/Mode", "Did you mean mode?")]
    [InlineData("{\"dryrun\":true}", "#/dryrun", "Did you mean dryRun?")]
    [InlineData("{\"a/b~c d\":1}", "#/a~1b~0c%20d", "not a field")]
    [InlineData("{\"mode\":\"Everything\"}", "#/mode", "not 'Everything'")]
    [InlineData("{\"mode\":\"\"}", "#/mode", "not ''")]
    [InlineData("{\"mode\":\"Report, Repair\"}", "#/mode", "not 'Report, Repair'")]
    [InlineData("{\"mode\":\"2\"}", "#/mode", "not '2'")]
    [InlineData("{\"mode\":2}", "#/mode", "a number")]
    [InlineData("{\"mode\":null}", "#/mode", "null")]
    [InlineData("{\"mode\":[\"Report\"]}", "#/mode", "a list")]
    [InlineData("{\"mode\":{}}", "#/mode", "an object")]
    [InlineData("{\"mode\":true}", "#/mode", "true or false")]
    [InlineData("{\"subscriptions\":[]}", "#/subscriptions", "leave it out")]
    [InlineData("{\"subscriptions\":null}", "#/subscriptions", "null")]
    [InlineData("{\"subscriptions\":\"" + A.Subscription + "\"}", "#/subscriptions", "a list of texts")]
    [InlineData("{\"subscriptions\":[\"" + A.Subscription + "\",7]}", "#/subscriptions/1", "a number")]
    [InlineData("{\"subscriptions\":[\"{" + A.Subscription + "}\"]}", "#/subscriptions/0", "not a subscription id")]
    [InlineData("{\"subscriptions\":[\"" + Elsewhere + "\"]}", "#/subscriptions/0", "Sweep__Subscriptions")]
    [InlineData("{\"machines\":[]}", "#/machines", "leave it out")]
    [InlineData("{\"machines\":{}}", "#/machines", "an object")]
    [InlineData("{\"machines\":[null]}", "#/machines/0", "null")]
    [InlineData("{\"machines\":[\"vm1\"]}", "#/machines/0", "not the ARM id of a machine")]
    [InlineData(
        "{\"machines\":[\"/subscriptions/"
            + A.Subscription
            + "/resourceGroups/rg/providers/Microsoft.Compute/disks/d\"]}",
        "#/machines/0",
        "not the ARM id of a machine"
    )]
    [InlineData(
        "{\"machines\":[\"/subscriptions/"
            + Elsewhere
            + "/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm1\"]}",
        "#/machines/0",
        Elsewhere
    )]
    [InlineData(
        "{\"subscriptions\":[\""
            + TestApiHost.Shop
            + "\"],\"machines\":[\"/subscriptions/"
            + A.Subscription
            + "/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm1\"]}",
        "#/machines",
        "none of the subscriptions"
    )]
    [InlineData("{\"planId\":\"plan-1\"}", "#/planId", "not 'plan-1'")]
    [InlineData("{\"planId\":\"plan-0123456789ab\\n\"}", "#/planId", "planId of a report")]
    [InlineData("{\"planId\":\"\"}", "#/planId", "planId of a report")]
    [InlineData("{\"planId\":5}", "#/planId", "a number")]
    [InlineData("{\"dryRun\":\"true\"}", "#/dryRun", "text")]
    [InlineData("{\"dryRun\":null}", "#/dryRun", "null")]
    public async Task Invalid_body_gets_the_position_and_the_reason(string body, string pointer, string detail)
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        var answer = (await host.StartSweepAsync(body)).ExpectFaults(pointer);

        Assert.Contains(
            detail,
            answer.Json.GetProperty("errors")[0].GetProperty("detail").GetString(),
            StringComparison.Ordinal
        );
        await host.AssertNothingStartedAsync();
    }

    [Fact]
    public async Task All_errors_of_a_body_are_reported_at_once()
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        var body =
            "{\"mode\":1,\"Machines\":1,\"subscriptions\":[\"x\",null],\"machines\":[\"y\"],\"planId\":\"z\","
            + "\"dryRun\":0}";
        var answer = (await host.StartSweepAsync(body, ("Idempotency-Key", "not one"))).ExpectFaults(
            "#/Machines",
            "#/mode",
            "#/subscriptions/0",
            "#/subscriptions/1",
            "#/machines/0",
            "#/planId",
            "#/dryRun",
            "Idempotency-Key"
        );

        Assert.Equal("8 things are wrong; nothing was started.", answer.Json.GetProperty("detail").GetString());
        await host.AssertNothingStartedAsync();
    }

    [Fact]
    public async Task More_machines_or_subscriptions_than_are_taken_are_counted()
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        string Many(string item) => string.Join(',', Enumerable.Repeat($"\"{item}\"", 101));
        var answer = (
            await host.StartSweepAsync(
                $"{{\"subscriptions\":[{Many(A.Subscription)}],\"machines\":[{Many(A.Id().Value)}]}}"
            )
        ).ExpectFaults("#/subscriptions", "#/machines");

        Assert.Contains("101 items; at most 100", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_not_text_at_all_is_refused()
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        byte[][] bodies =
        [
            [0xEF, 0xBB, 0xBF, .. "{}"u8],
            Encoding.Unicode.GetBytes("{}"),
            [.. "{\"mode\":\""u8, 0xC3, 0x28, .. "\"}"u8],
            [0],
            [0xFF, 0xFE],
        ];
        foreach (var body in bodies)
        {
            (await host.SendAsync(HttpMethod.Post, "/api/sweeps", TestApiHost.Bytes(body))).ExpectFaults("#");
        }

        await host.AssertNothingStartedAsync();
    }

    [Theory]
    [InlineData(31, "#/x")]
    [InlineData(32, "#")]
    [InlineData(20_000, "#")]
    public async Task Nesting_beyond_32_levels_is_refused_before_validation(int levels, string pointer)
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        (await host.StartSweepAsync($"{{\"x\":{new string('[', levels)}{new string(']', levels)}}}")).ExpectFaults(
            pointer
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("tab\there")]
    [InlineData("umläut")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        var answer = await RawHttp.ExchangeAsync(
            host.Port,
            "POST /api/sweeps HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
                + $"application/json\r\nContent-Length: 2\r\nIdempotency-Key: {key}\r\n\r\n{{}}"
        );

        Assert.StartsWith("HTTP/1.1 400", answer);
        // What is no header of HTTP at all the server itself refuses.
        Assert.True(
            key == "umläut" || answer.Contains("\"parameter\": \"Idempotency-Key\"", StringComparison.Ordinal),
            answer
        );
        await host.AssertNothingStartedAsync();
    }

    [Fact]
    public async Task A_key_that_is_too_long_or_sent_twice_is_refused()
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        (await host.StartSweepAsync("{}", ("Idempotency-Key", new string('k', 256)))).ExpectFaults("Idempotency-Key");
        (await host.StartSweepAsync("{}", ("Idempotency-Key", "a"), ("Idempotency-Key", "b"))).ExpectFaults(
            "Idempotency-Key"
        );
        await host.AssertNothingStartedAsync();
        (await host.StartSweepAsync("{}", ("Idempotency-Key", new string('k', 255)))).Expect(202);
    }

    [Theory]
    [InlineData(SweepMode.Report, "Inspect", false)]
    [InlineData(SweepMode.Report, "Repair", false)]
    [InlineData(SweepMode.Inspect, "Repair", false)]
    [InlineData(SweepMode.Report, "Report", true)]
    [InlineData(SweepMode.Inspect, "Inspect", true)]
    [InlineData(SweepMode.Repair, "Inspect", true)]
    public async Task A_mode_beyond_the_installations_is_forbidden_even_as_a_dry_run(
        SweepMode installation,
        string asked,
        bool isAllowed
    )
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync(), installation);
        var answer = await host.StartSweepAsync($"{{\"mode\":\"{asked}\",\"dryRun\":true}}");
        if (isAllowed)
        {
            answer.Expect(202);
            return;
        }

        answer.ExpectProblem(403, "mode-not-allowed");
        Assert.Equal(["#/mode"], answer.Faults);
        await host.AssertNothingStartedAsync();
    }

    [Theory]
    [InlineData("/api/sweeps", 64)]
    [InlineData("/api/alerts", 256)]
    public async Task Too_long_body_is_refused_with_and_without_a_Content_Length(string path, int kilobytes)
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        var body = Encoding.UTF8.GetBytes("{}".PadRight((kilobytes * 1024) + 1));
        (await host.SendAsync(HttpMethod.Post, path, TestApiHost.Bytes(body))).ExpectProblem(413, "body-too-large");
        (await host.SendAsync(HttpMethod.Post, path, new Chunked(body))).ExpectProblem(413, "body-too-large");
        await host.AssertNothingStartedAsync();
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("text/json")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/jsonx")]
    [InlineData("json")]
    [InlineData("")]
    public async Task Body_without_a_JSON_content_type_is_refused(string type)
    {
        await using var host = await TestApiHost.StartAsync(await azurite.OpenAsync());
        foreach (var path in (string[])["/api/sweeps", "/api/alerts"])
        {
            var body =
                type.Length == 0 ? new ByteArrayContent("{}"u8.ToArray()) : TestApiHost.Bytes("{}"u8.ToArray(), type);
            (await host.SendAsync(HttpMethod.Post, path, body)).ExpectProblem(415, "not-json");
        }

        await host.AssertNothingStartedAsync();
    }
}
