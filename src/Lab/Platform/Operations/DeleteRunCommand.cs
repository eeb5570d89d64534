using Lab.Platform.RunCommands;
using Microsoft.AspNetCore.Http;

namespace Lab.Platform.Operations;

/// <summary>DELETE of a run command: ends its script; 202 while it ends, 204 where there is none.</summary>
internal static class DeleteRunCommand
{
    public static IResult Answer(HttpContext context, LabState state)
    {
        var vm = state.Vm(context);
        var name = LabState.Value(context, "command");
        if (vm.Machine is not { } machine)
        {
            return state.NotFound(vm);
        }

        if (!machine.AllowsRunCommands)
        {
            return ArmAnswers.Forbidden(vm.Action("delete"), vm.Id);
        }

        if (state.RunCommands.Find(vm.Id, name) is not { } command)
        {
            return Results.NoContent();
        }

        // A deletion goes through the VM's agent like every change of an extension; Arc takes it down for later.
        return machine.IsRunning() || vm.Kind.TakesOrdersForLater
            ? Accept(context, vm, name, command, state)
            : ArmAnswers.NotRunning();
    }

    private static IResult Accept(
        HttpContext context,
        LabVmAddress vm,
        string name,
        LabRunCommand command,
        LabState state
    )
    {
        state.Agent.Delete(command, () => state.RunCommands.Remove(vm.Id, name, command));
        state.LongOperations.Announce(
            context,
            vm,
            command.Body.Location,
            state.Options.PollAfter,
            () => new OperationStatus(state.RunCommands.Find(vm.Id, name) == command ? "InProgress" : "Succeeded")
        );
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }
}
