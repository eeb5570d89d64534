using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Lab.Platform.Operations;

/// <summary>
/// GET of one run command or of all of a machine. Without <c>$expand=instanceView</c> there is no instance view, but
/// for Arc.
/// </summary>
internal static class GetRunCommand
{
    public static IResult Answer(HttpContext context, LabState state)
    {
        var vm = state.Vm(context);
        var name = LabState.Value(context, "command");
        return Refusal(vm, state)
            ?? (
                state.RunCommands.Find(vm.Id, name) is { } command
                    ? ArmAnswers.Json(command.ToJson(vm, name, Expands(context, vm)))
                    : ArmAnswers.NotFound(vm.Group, $"{vm.Kind.Provider}/{vm.Path}/runCommands/{name}")
            );
    }

    public static IResult AnswerAll(HttpContext context, LabState state)
    {
        var vm = state.Vm(context);
        return Refusal(vm, state)
            ?? ArmAnswers.Json(
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

    private static IResult? Refusal(LabVmAddress vm, LabState state)
    {
        if (vm.Machine is null)
        {
            return state.NotFound(vm);
        }

        if (!vm.Machine.AllowsRunCommands)
        {
            return ArmAnswers.Forbidden(vm.Action("read"), vm.Id);
        }

        return null;
    }

    private static bool Expands(HttpContext context, LabVmAddress vm) =>
        vm.Kind == LabMachineKind.Arc
        || context.Request.Query["$expand"].ToString().Equals("instanceView", StringComparison.OrdinalIgnoreCase);
}
