using Api.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Functions;

/// <summary>
/// Starts, shows and stops sweeps. Anonymous to the host: the platform authenticates the caller, and the endpoint's
/// guard who may. A key would be nobody.
/// </summary>
public sealed class SweepFunctions(SweepEndpoints sweeps, ReportEndpoint reports)
{
    /// <summary>Starts a sweep.</summary>
    [Function("StartSweep")]
    public Task<IResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sweeps")] HttpRequest request
    ) => sweeps.StartAsync(request);

    /// <summary>Lists the latest sweeps.</summary>
    [Function("ListSweeps")]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "sweeps")] HttpRequest request
    ) => sweeps.ListAsync(request);

    /// <summary>Shows how far a sweep is, and its report once it is over.</summary>
    [Function("ShowSweep")]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "sweeps/{id}")] HttpRequest request,
        string id
    ) => sweeps.ShowAsync(request, id);

    /// <summary>Shows a sweep's report.</summary>
    [Function("ShowReport")]
    public Task<IResult> ReportAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "sweeps/{id}/report")] HttpRequest request,
        string id
    ) => reports.ShowAsync(request, id);

    /// <summary>Stops a sweep.</summary>
    [Function("CancelSweep")]
    public Task<IResult> CancelAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sweeps/{id}/cancel")] HttpRequest request,
        string id
    ) => sweeps.CancelAsync(request, id);
}
