using Api.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Functions;

/// <summary>The description of the API, open to everybody.</summary>
public sealed class OpenApiFunctions
{
    /// <summary>Shows the OpenAPI document.</summary>
    [Function("ShowOpenApi")]
    public static IResult OpenApi(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request
    ) => OpenApiEndpoint.Show();
}
