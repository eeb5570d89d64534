using Lab.Platform.Operations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lab.Platform;

/// <summary>Which address is which operation.</summary>
internal static class LabRoutes
{
    private const string RunCommands = LabVmAddress.Route + "/runCommands";
    private const string RunCommand = RunCommands + "/{command}";

    public static void Map(IEndpointRouteBuilder routes, LabState state)
    {
        Map(routes, "PUT", RunCommand, LabOperations.PutRunCommand, context => PutRunCommand.AnswerAsync(context, state));
        Map(routes, "GET", RunCommand, LabOperations.GetRunCommand, context => GetRunCommand.Answer(context, state));
        Map(routes, "GET", RunCommands, LabOperations.ListRunCommands, context => GetRunCommand.AnswerAll(context, state));
        Map(routes, "DELETE", RunCommand, LabOperations.DeleteRunCommand, context => DeleteRunCommand.Answer(context, state));
        Map(routes, "GET", LabVmAddress.Route, LabOperations.GetVm, context => GetVm.Answer(context, state));
        Map(routes, "GET", LabVmAddress.Route + "/instanceView", LabOperations.GetVmInstanceView, context => GetVm.AnswerInstanceView(context, state));
        Map(routes, "GET", "/subscriptions/{subscription}/providers/Microsoft.Compute/locations/{location}/operations/{operation}",
            LabOperations.GetOperation, context => GetOperation.Answer(context, state));
        Map(routes, "POST", "/providers/Microsoft.ResourceGraph/resources", LabOperations.QueryResources,
            context => QueryResources.AnswerAsync(context, state));
        Map(routes, "POST", "/v1/workspaces/{workspace}/query", LabOperations.QueryLogs,
            context => QueryLogs.AnswerWorkspaceAsync(context, state), LabAudience.Logs);
        Map(routes, "POST", "/v1/subscriptions/{subscription}/resourceGroups/{group}/providers/{provider}/{type}/{name}/query",
            LabOperations.QueryLogs, context => QueryLogs.AnswerResourceAsync(context, state), LabAudience.Logs);
    }

    private static void Map(IEndpointRouteBuilder routes, string method, string pattern, string operation, Func<HttpContext, IResult> answer) =>
        Map(routes, method, pattern, operation, context => Task.FromResult(answer(context)));

    private static void Map(
        IEndpointRouteBuilder routes, string method, string pattern, string operation, Func<HttpContext, Task<IResult>> answer,
        LabAudience audience = LabAudience.Arm)
    {
        RequestDelegate handle = async context => await (await answer(context)).ExecuteAsync(context);
        routes.MapMethods(pattern, [method], handle).WithMetadata(new LabRoute(operation, audience));
    }
}
