using Api.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Functions;

/// <summary>The history of one machine.</summary>
public sealed class MachineFunctions(MachineEndpoint machines)
{
    /// <summary>Shows what the latest sweeps concluded about one machine.</summary>
    [Function("ShowMachine")]
    public Task<IResult> MachineAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "machines/{*id}")] HttpRequest request,
        string? id
    ) => machines.ShowAsync(request, id ?? "");
}
