using Doors;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Functions;

/// <summary>
/// Alerts, the history of one machine, and what is open to everybody: health and the description of the API.
/// </summary>
public sealed class OtherFunctions(AlertDoor alerts, MachineDoor machines, HealthDoor health)
{
    /// <summary>Takes an alert of Azure Monitor.</summary>
    [Function("PostAlert")]
    public Task<IResult> AlertAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "alerts")] HttpRequest request
    ) => alerts.PostAsync(request);

    /// <summary>Shows what the latest sweeps concluded about one machine.</summary>
    [Function("ShowMachine")]
    public Task<IResult> MachineAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "machines/{*id}")] HttpRequest request,
        string? id
    ) => machines.ShowAsync(request, id ?? "");

    /// <summary>Tells whether the storage answers.</summary>
    [Function("ShowHealth")]
    public Task<IResult> HealthAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request
    ) => health.ShowAsync(request);

    /// <summary>Shows the OpenAPI document.</summary>
    [Function("ShowOpenApi")]
    public static IResult OpenApi(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request
    ) => OpenApiDoor.Show();
}
