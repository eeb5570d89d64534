using Api.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Functions;

/// <summary>Alerts.</summary>
public sealed class AlertFunctions(AlertEndpoint alerts)
{
    /// <summary>Takes an alert of Azure Monitor.</summary>
    [Function("PostAlert")]
    public Task<IResult> AlertAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "alerts")] HttpRequest request
    ) => alerts.PostAsync(request);
}
