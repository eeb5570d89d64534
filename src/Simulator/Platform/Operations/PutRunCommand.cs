using Microsoft.AspNetCore.Http;
using Simulator.Platform.RunCommands;

namespace Simulator.Platform.Operations;

/// <summary>PUT of a run command: 201 and a run where it is new, 200 without one where nothing changed.</summary>
internal static class PutRunCommand
{
    public static async Task<IResult> AnswerAsync(HttpContext context, PlatformState state)
    {
        var vm = state.Vm(context);
        var name = PlatformState.Value(context, "command");
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        if (vm.Machine is null)
        {
            return vm.Kind == MachineResourceKind.ScaleSetVm
                ? state.NotFound(vm)
                : ArmResponses.Error(
                    404,
                    "ParentResourceNotFound",
                    "Failed to perform 'write' on resource(s) of type "
                        + $"'{vm.Kind.RunCommandType.Split('/', 2)[1]}', because the parent resource "
                        + $"'{vm.Id}' could not be found."
                );
        }

        if (!RunCommandBody.TryRead(text, out var body, out var problem))
        {
            return ArmResponses.Error(
                400,
                problem.StartsWith("The location", StringComparison.Ordinal) ? "LocationRequired" : "InvalidParameter",
                problem
            );
        }

        return Refusal(vm, vm.Machine, body, state) ?? Accept(context, vm, name, body, state);
    }

    private static IResult? Refusal(VmAddress vm, ISimulatedVm machine, RunCommandBody body, PlatformState state)
    {
        var location = (string?)state.Row(vm.Id)?["location"] ?? body.Location;
        if (!machine.AllowsRunCommands)
        {
            return ArmResponses.Forbidden(vm.Action("write"), vm.Id);
        }

        if (!location.Equals(body.Location, StringComparison.OrdinalIgnoreCase))
        {
            return ArmResponses.Error(
                409,
                "InvalidResourceLocation",
                $"The VM is in '{location}', not in '{body.Location}'."
            );
        }

        if (vm.Kind == MachineResourceKind.Arc && body.NamesWhatArcLacks)
        {
            return ArmResponses.Error(
                400,
                "InvalidRequestContent",
                "Could not find member 'treatFailureAsDeploymentFailure' on the run command's properties."
            );
        }

        if (!machine.IsRunning() && !vm.Kind.TakesOrdersForLater)
        {
            return ArmResponses.NotRunning();
        }

        return null;
    }

    private static IResult Accept(
        HttpContext context,
        VmAddress vm,
        string name,
        RunCommandBody body,
        PlatformState state
    )
    {
        var (outcome, command) = state.RunCommands.Put(vm, name, body);
        if (command is null)
        {
            return ArmResponses.Error(
                409,
                "Conflict",
                outcome == PutOutcome.Full
                    ? $"The VM holds {SimulatedRunCommands.LimitPerVm} run commands already."
                    : $"The run command '{name}' is being deleted."
            );
        }

        var answer = command.ToJson(vm, name, withInstanceView: vm.Kind == MachineResourceKind.Arc);
        if (outcome != PutOutcome.Unchanged)
        {
            state.Agent.Start(command, vm);
            state.LongOperations.Announce(context, vm, body.Location, state.Options.PollAfter, () => command.Status);
        }

        return ArmResponses.Json(
            answer,
            outcome == PutOutcome.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK
        );
    }
}
