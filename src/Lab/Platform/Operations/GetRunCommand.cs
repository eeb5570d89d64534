using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Lab.Platform.Operations;

/// <summary>GET of one run command or of all of a VM. Without <c>$expand=instanceView</c> there is no instance view.</summary>
internal static class GetRunCommand
{
    public static IResult Answer(HttpContext context, LabState state)
    {
        var vm = state.Vm(context);
        var name = LabState.Value(context, "command");
        return Refusal(vm)
            ?? (state.RunCommands.Find(vm.Id, name) is { } command
                ? ArmAnswers.Json(command.ToJson(vm, name, Expands(context)))
                : ArmAnswers.Error(404, "ResourceNotFound",
                    $"The Resource 'Microsoft.Compute/virtualMachines/{vm.Name}/runCommands/{name}' under resource group '{vm.Group}' was not found."));
    }

    public static IResult AnswerAll(HttpContext context, LabState state)
    {
        var vm = state.Vm(context);
        return Refusal(vm) ?? ArmAnswers.Json(new JsonObject
        {
            ["value"] = new JsonArray([.. state.RunCommands.List(vm.Id).Select(pair => pair.Value.ToJson(vm, pair.Key, Expands(context)))]),
        });
    }

    private static IResult? Refusal(LabVmAddress vm) =>
        vm.Machine is null ? ArmAnswers.VmNotFound(vm.Group, vm.Name)
        : !vm.Machine.AllowsRunCommands ? ArmAnswers.Forbidden("Microsoft.Compute/virtualMachines/runCommands/read", vm.Id)
        : null;

    private static bool Expands(HttpContext context) =>
        context.Request.Query["$expand"].ToString().Equals("instanceView", StringComparison.OrdinalIgnoreCase);
}
