using Doors.Answers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Doors;

/// <summary>
/// Every endpoint, once: the Lab maps this table, and a test holds the functions and the OpenAPI document against it.
/// </summary>
public static class DoorRoutes
{
    /// <summary>The endpoints.</summary>
    public static IReadOnlyList<DoorRoute> All { get; } =
    [
        new("StartSweep", "POST", "sweeps", context => Door<SweepDoor>(context).StartAsync(context.Request)),
        new("ListSweeps", "GET", "sweeps", context => Door<SweepDoor>(context).ListAsync(context.Request)),
        new(
            "ShowSweep",
            "GET",
            "sweeps/{id}",
            context => Door<SweepDoor>(context).ShowAsync(context.Request, Value(context, "id"))
        ),
        new(
            "ShowReport",
            "GET",
            "sweeps/{id}/report",
            context => Door<ReportDoor>(context).ShowAsync(context.Request, Value(context, "id"))
        ),
        new(
            "CancelSweep",
            "POST",
            "sweeps/{id}/cancel",
            context => Door<SweepDoor>(context).CancelAsync(context.Request, Value(context, "id"))
        ),
        new("PostAlert", "POST", "alerts", context => Door<AlertDoor>(context).PostAsync(context.Request)),
        new(
            "ShowMachine",
            "GET",
            "machines/{*id}",
            context => Door<MachineDoor>(context).ShowAsync(context.Request, Value(context, "id"))
        ),
        new("ShowHealth", "GET", "health", context => Door<HealthDoor>(context).ShowAsync(context.Request)),
        new("ShowOpenApi", "GET", "openapi.json", _ => Task.FromResult(OpenApiDoor.Show())),
    ];

    /// <summary>Maps the endpoints below their prefix. Authentication is the host's business.</summary>
    public static void MapDoors(this IEndpointRouteBuilder routes)
    {
        foreach (var route in All)
        {
            RequestDelegate handle = async context => await (await route.Answer(context)).ExecuteAsync(context);
            routes.MapMethods($"/{Paths.Prefix}/{route.Pattern}", [route.Method], handle).WithDisplayName(route.Name);
        }
    }

    private static T Door<T>(HttpContext context)
        where T : notnull => context.RequestServices.GetRequiredService<T>();

    private static string Value(HttpContext context, string name) => context.GetRouteValue(name)?.ToString() ?? "";
}
