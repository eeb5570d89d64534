using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Simulator.Platform.Operations;

/// <summary>
/// GET of one run command or of all of a machine. Without <c>$expand=instanceView</c> there is no instance view, but
/// for Arc.
/// </summary>
internal static class GetRunCommand
{
    public static IResult Answer(HttpContext context, PlatformState state)
    {
        var vm = state.Vm(context);
        var name = PlatformState.Value(context, "command");
        return Refusal(vm, state)
            ?? (
                state.RunCommands.Find(vm.Id, name) is { } command
                    ? ArmResponses.Json(command.ToJson(vm, name, Expands(context, vm)))
                    : ArmResponses.NotFound(vm.Group, $"{vm.Kind.Provider}/{vm.Path}/runCommands/{name}")
            );
    }

    public static IResult AnswerAll(HttpContext context, PlatformState state)
    {
        var vm = state.Vm(context);
        return Refusal(vm, state)
            ?? ArmResponses.Json(
                new JsonObject
                {
                    ["value"] = new JsonArray([
                        .. state
                            .RunCommands.List(vm.Id)
                            .Select(pair => pair.Value.ToJson(vm, pair.Key, Expands(context, vm))),
                    ]),
                }
            );
    }

    private static IResult? Refusal(VmAddress vm, PlatformState state)
    {
        if (vm.Machine is null)
        {
            return state.NotFound(vm);
        }

        if (!vm.Machine.AllowsRunCommands)
        {
            return ArmResponses.Forbidden(vm.Action("read"), vm.Id);
        }

        return null;
    }

    private static bool Expands(HttpContext context, VmAddress vm) =>
        vm.Kind == MachineResourceKind.Arc
        || context.Request.Query["$expand"].ToString().Equals("instanceView", StringComparison.OrdinalIgnoreCase);
}
