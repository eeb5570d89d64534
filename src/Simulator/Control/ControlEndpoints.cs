using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Remediation.Sweeps.Intake;
using Simulator.Fleet;
using Simulator.Machines;
using Simulator.Platform.Faults;

namespace Simulator.Control;

/// <summary>
/// Endpoints to control the simulator: inspect and restart machines as their owner, show faults, trigger the timer.
/// </summary>
public static class ControlEndpoints
{
    /// <summary>Machines and faults.</summary>
    public static void Map(IEndpointRouteBuilder routes, SimulatedFleet world, FaultCounts? faults)
    {
        Map(
            routes,
            "GET",
            "/simulator/faults",
            _ =>
                Task.FromResult(
                    Results.Text(
                        new JsonObject(
                            (faults?.Counts ?? new Dictionary<FaultKind, int>())
                                .Where(fault => fault.Value > 0)
                                .Select(fault => KeyValuePair.Create(fault.Key.ToString(), (JsonNode?)fault.Value))
                        ).ToJsonString() + "\n",
                        "application/json"
                    )
                )
        );
        Map(
            routes,
            "GET",
            "/simulator/machines",
            async context =>
                Results.Text(
                    new JsonArray(
                        await Task.WhenAll(
                            world.Machines.Select(machine => DescribeAsync(machine, context.RequestAborted))
                        )
                    ).ToJsonString(new() { WriteIndented = true }),
                    "application/json"
                )
        );
        Map(
            routes,
            "POST",
            "/simulator/machines/{name}/restart",
            async context =>
            {
                var name = context.GetRouteValue("name")?.ToString();
                if (
                    world.Machines.FirstOrDefault(machine =>
                        machine.Spec.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
                    )
                    is not { } machine
                )
                {
                    return Results.NotFound();
                }

                await machine.RestartAsync(context.RequestAborted);
                return Results.NoContent();
            }
        );
    }

    /// <summary>The timer's tick, if the product runs in this process.</summary>
    public static void MapTick(IEndpointRouteBuilder routes)
    {
        Map(
            routes,
            "POST",
            "/simulator/tick",
            async context =>
            {
                var record = await context
                    .RequestServices.GetRequiredService<ScheduledSweep>()
                    .RequestAsync(context.RequestAborted);
                return Results.Text($$"""{"sweepId":"{{record.Id}}"}""" + "\n", "application/json");
            }
        );
    }

    private static async Task<JsonObject> DescribeAsync(SimulatedMachine machine, CancellationToken cancellationToken)
    {
        return new()
        {
            ["name"] = machine.Spec.Name,
            ["id"] = machine.Place.ResourceId,
            ["story"] = machine.Spec.Story,
            ["power"] = machine.PowerState,
            ["negotiates"] = (await machine.TryNegotiateAsync(cancellationToken))?.Label(),
            ["restarts"] = machine.Restarts,
        };
    }

    private static void Map(
        IEndpointRouteBuilder routes,
        string method,
        string pattern,
        Func<HttpContext, Task<IResult>> answer
    )
    {
        RequestDelegate handle = async context => await (await answer(context)).ExecuteAsync(context);
        routes.MapMethods(pattern, [method], handle);
    }
}
