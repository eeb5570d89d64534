using Api.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Functions;

/// <summary>Health, open to everybody.</summary>
public sealed class HealthFunctions(HealthEndpoint health)
{
    /// <summary>Tells whether the storage answers.</summary>
    [Function("ShowHealth")]
    public Task<IResult> HealthAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request
    ) => health.ShowAsync(request);
}
