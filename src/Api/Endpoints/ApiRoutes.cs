using Api.Responses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Endpoints;

/// <summary>
/// The table of all endpoints. The simulator maps this table, and a test compares it with the functions and the OpenAPI
/// document.
/// </summary>
public static class ApiRoutes
{
    /// <summary>The endpoints.</summary>
    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        new("StartSweep", "POST", "sweeps", context => Resolve<SweepEndpoints>(context).StartAsync(context.Request)),
        new("ListSweeps", "GET", "sweeps", context => Resolve<SweepEndpoints>(context).ListAsync(context.Request)),
        new(
            "ShowSweep",
            "GET",
            "sweeps/{id}",
            context => Resolve<SweepEndpoints>(context).ShowAsync(context.Request, Value(context, "id"))
        ),
        new(
            "ShowReport",
            "GET",
            "sweeps/{id}/report",
            context => Resolve<ReportEndpoint>(context).ShowAsync(context.Request, Value(context, "id"))
        ),
        new(
            "CancelSweep",
            "POST",
            "sweeps/{id}/cancel",
            context => Resolve<SweepEndpoints>(context).CancelAsync(context.Request, Value(context, "id"))
        ),
        new("PostAlert", "POST", "alerts", context => Resolve<AlertEndpoint>(context).PostAsync(context.Request)),
        new(
            "ShowMachine",
            "GET",
            "machines/{*id}",
            context => Resolve<MachineEndpoint>(context).ShowAsync(context.Request, Value(context, "id"))
        ),
        new("ShowHealth", "GET", "health", context => Resolve<HealthEndpoint>(context).ShowAsync(context.Request)),
        new("ShowOpenApi", "GET", "openapi.json", _ => Task.FromResult(OpenApiEndpoint.Show())),
    ];

    /// <summary>Maps the endpoints below their prefix. The host authenticates callers.</summary>
    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        foreach (var route in All)
        {
            RequestDelegate handle = async context => await (await route.Handler(context)).ExecuteAsync(context);
            routes
                .MapMethods($"/{ApiPaths.Prefix}/{route.Pattern}", [route.Method], handle)
                .WithDisplayName(route.Name);
        }
    }

    private static T Resolve<T>(HttpContext context)
        where T : notnull => context.RequestServices.GetRequiredService<T>();

    private static string Value(HttpContext context, string name) => context.GetRouteValue(name)?.ToString() ?? "";
}
