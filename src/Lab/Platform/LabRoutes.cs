using Lab.Platform.Operations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lab.Platform;

/// <summary>Which address is which operation.</summary>
internal static class LabRoutes
{
    public static void Map(IEndpointRouteBuilder routes, LabState state)
    {
        foreach (var kind in LabMachineKind.All)
        {
            MapRunCommands(routes, kind, state);
        }

        Map(
            routes,
            "GET",
            LabMachineKind.Arc.Route,
            LabOperations.GetArcMachine,
            context => LabMachineKind.Arc.Refusal(context) ?? GetArcMachine.Answer(context, state)
        );
        Map(routes, "GET", LabMachineKind.Vm.Route, LabOperations.GetVm, context => GetVm.Answer(context, state));
        Map(
            routes,
            "GET",
            LabMachineKind.Vm.Route + "/instanceView",
            LabOperations.GetVmInstanceView,
            context => GetVm.AnswerInstanceView(context, state)
        );
        Map(
            routes,
            "GET",
            "/subscriptions/{subscription}/providers/{provider}/locations/{location}/operations/{operation}",
            LabOperations.GetOperation,
            context => GetOperation.Answer(context, state)
        );
        Map(
            routes,
            "POST",
            "/providers/Microsoft.ResourceGraph/resources",
            LabOperations.QueryResources,
            context => QueryResources.AnswerAsync(context, state)
        );
        Map(
            routes,
            "POST",
            "/v1/workspaces/{workspace}/query",
            LabOperations.QueryLogs,
            context => QueryLogs.AnswerWorkspaceAsync(context, state),
            LabAudience.Logs
        );
        Map(
            routes,
            "POST",
            "/v1/subscriptions/{subscription}/resourceGroups/{group}/providers/{provider}/{type}/{name}/query",
            LabOperations.QueryLogs,
            context => QueryLogs.AnswerResourceAsync(context, state),
            LabAudience.Logs
        );
    }

    private static void MapRunCommands(IEndpointRouteBuilder routes, LabMachineKind kind, LabState state)
    {
        var all = kind.Route + "/runCommands";
        var one = all + "/{command}";
        Map(
            routes,
            "PUT",
            one,
            LabOperations.PutRunCommand,
            async context => kind.Refusal(context) ?? await PutRunCommand.AnswerAsync(context, state)
        );
        Map(
            routes,
            "GET",
            one,
            LabOperations.GetRunCommand,
            context => kind.Refusal(context) ?? GetRunCommand.Answer(context, state)
        );
        Map(
            routes,
            "GET",
            all,
            LabOperations.ListRunCommands,
            context => kind.Refusal(context) ?? GetRunCommand.AnswerAll(context, state)
        );
        Map(
            routes,
            "DELETE",
            one,
            LabOperations.DeleteRunCommand,
            context => kind.Refusal(context) ?? DeleteRunCommand.Answer(context, state)
        );
    }

    private static void Map(
        IEndpointRouteBuilder routes,
        string method,
        string pattern,
        string operation,
        Func<HttpContext, IResult> answer
    ) => Map(routes, method, pattern, operation, context => Task.FromResult(answer(context)));

    private static void Map(
        IEndpointRouteBuilder routes,
        string method,
        string pattern,
        string operation,
        Func<HttpContext, Task<IResult>> answer,
        LabAudience audience = LabAudience.Arm
    )
    {
        RequestDelegate handle = async context => await (await answer(context)).ExecuteAsync(context);
        routes.MapMethods(pattern, [method], handle).WithMetadata(new LabRoute(operation, audience));
    }
}
