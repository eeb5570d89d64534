using Microsoft.AspNetCore.Http;
using Simulator.Platform.RunCommands;

namespace Simulator.Platform.Operations;

/// <summary>DELETE of a run command: ends its script; 202 while it ends, 204 where there is none.</summary>
internal static class DeleteRunCommand
{
    public static IResult Answer(HttpContext context, PlatformState state)
    {
        var vm = state.Vm(context);
        var name = PlatformState.Value(context, "command");
        if (vm.Machine is not { } machine)
        {
            return state.NotFound(vm);
        }

        if (!machine.AllowsRunCommands)
        {
            return ArmResponses.Forbidden(vm.Action("delete"), vm.Id);
        }

        if (state.RunCommands.Find(vm.Id, name) is not { } command)
        {
            return Results.NoContent();
        }

        // A deletion goes through the VM's agent like every change of an extension; Arc takes it down for later.
        return machine.IsRunning() || vm.Kind.TakesOrdersForLater
            ? Accept(context, vm, name, command, state)
            : ArmResponses.NotRunning();
    }

    private static IResult Accept(
        HttpContext context,
        VmAddress vm,
        string name,
        SimulatedRunCommand command,
        PlatformState state
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
