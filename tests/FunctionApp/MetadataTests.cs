using Api.Endpoints;
using Cloud.State;

namespace FunctionApp.Tests;

/// <summary>The metadata that the build gives to the host, made by the generators of the worker SDK.</summary>
public class MetadataTests
{
    private static readonly string[] Others = ["SweepPoison", "SweepTimer", "SweepWorker"];

    [Fact]
    public void Function_metadata_lists_every_function() =>
        Assert.Equal(
            ApiRoutes.All.Select(route => route.Name).Concat(Others).Order(),
            Built.Functions.Select(function => function.Name).Order()
        );

    [Fact]
    public void Every_endpoint_has_exactly_one_function_with_its_route_and_method()
    {
        var functions = Built
            .Functions.Where(function => function.Kind == "httpTrigger")
            .Select(function =>
                (
                    function.Name,
                    Method: Assert
                        .Single(function.Trigger.GetProperty("methods").EnumerateArray())
                        .GetString()!
                        .ToUpperInvariant(),
                    Route: function.Text("route")
                )
            );

        Assert.Equal(
            ApiRoutes.All.Select(route => (route.Name, route.Method, route.Pattern)).Order(),
            functions.Order()
        );
    }

    [Fact]
    public void No_function_requires_a_key_because_a_key_names_no_caller() =>
        Assert.All(
            Built.Functions.Where(function => function.Kind == "httpTrigger"),
            function => Assert.Equal("Anonymous", function.Text("authLevel"))
        );

    [Fact]
    public void Timer_reads_its_schedule_from_the_settings() =>
        Assert.Equal(
            "%Sweep:Schedule%",
            Built.Functions.Single(function => function.Kind == "timerTrigger").Text("schedule")
        );

    [Theory]
    [InlineData("SweepWorker", StateNames.SweepQueueName)]
    [InlineData("SweepPoison", StateNames.PoisonQueueName)]
    public void Worker_listens_to_the_queues_that_the_API_writes_to(string function, string queue)
    {
        var trigger = Built.Functions.Single(candidate => candidate.Name == function);

        Assert.Equal(
            ("queueTrigger", queue, "AzureWebJobsStorage"),
            (trigger.Kind, trigger.Text("queueName"), trigger.Text("connection"))
        );
    }
}
