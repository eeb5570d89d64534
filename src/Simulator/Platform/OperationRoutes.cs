using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Simulator.Platform.Operations;

namespace Simulator.Platform;

/// <summary>Which address is which operation.</summary>
internal static class OperationRoutes
{
    public static void Map(IEndpointRouteBuilder routes, PlatformState state)
    {
        foreach (var kind in MachineResourceKind.All)
        {
            MapRunCommands(routes, kind, state);
        }

        Map(
            routes,
            "GET",
            MachineResourceKind.Arc.Route,
            OperationNames.GetArcMachine,
            context => MachineResourceKind.Arc.FindRefusal(context) ?? GetArcMachine.Answer(context, state)
        );
        Map(routes, "GET", MachineResourceKind.Vm.Route, OperationNames.GetVm, context => GetVm.Answer(context, state));
        Map(
            routes,
            "GET",
            MachineResourceKind.Vm.Route + "/instanceView",
            OperationNames.GetVmInstanceView,
            context => GetVm.AnswerInstanceView(context, state)
        );
        Map(
            routes,
            "GET",
            "/subscriptions/{subscription}/providers/{provider}/locations/{location}/operations/{operation}",
            OperationNames.GetOperation,
            context => GetOperation.Answer(context, state)
        );
        Map(
            routes,
            "POST",
            "/providers/Microsoft.ResourceGraph/resources",
            OperationNames.QueryResources,
            context => QueryResources.AnswerAsync(context, state)
        );
        Map(
            routes,
            "POST",
            "/v1/workspaces/{workspace}/query",
            OperationNames.QueryLogs,
            context => QueryLogs.AnswerWorkspaceAsync(context, state),
            TokenAudience.Logs
        );
        Map(
            routes,
            "POST",
            "/v1/subscriptions/{subscription}/resourceGroups/{group}/providers/{provider}/{type}/{name}/query",
            OperationNames.QueryLogs,
            context => QueryLogs.AnswerResourceAsync(context, state),
            TokenAudience.Logs
        );
    }

    private static void MapRunCommands(IEndpointRouteBuilder routes, MachineResourceKind kind, PlatformState state)
    {
        var all = kind.Route + "/runCommands";
        var one = all + "/{command}";
        Map(
            routes,
            "PUT",
            one,
            OperationNames.PutRunCommand,
            async context => kind.FindRefusal(context) ?? await PutRunCommand.AnswerAsync(context, state)
        );
        Map(
            routes,
            "GET",
            one,
            OperationNames.GetRunCommand,
            context => kind.FindRefusal(context) ?? GetRunCommand.Answer(context, state)
        );
        Map(
            routes,
            "GET",
            all,
            OperationNames.ListRunCommands,
            context => kind.FindRefusal(context) ?? GetRunCommand.AnswerAll(context, state)
        );
        Map(
            routes,
            "DELETE",
            one,
            OperationNames.DeleteRunCommand,
            context => kind.FindRefusal(context) ?? DeleteRunCommand.Answer(context, state)
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
        TokenAudience audience = TokenAudience.Arm
    )
    {
        RequestDelegate handle = async context => await (await answer(context)).ExecuteAsync(context);
        routes.MapMethods(pattern, [method], handle).WithMetadata(new OperationRoute(operation, audience));
    }
}
