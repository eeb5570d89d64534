using Lab.Platform.RunCommands;
using Microsoft.AspNetCore.Http;

namespace Lab.Platform.Operations;

/// <summary>PUT of a run command: 201 and a run where it is new, 200 without one where nothing changed.</summary>
internal static class PutRunCommand
{
    public static async Task<IResult> AnswerAsync(HttpContext context, LabState state)
    {
        var vm = state.Vm(context);
        var name = LabState.Value(context, "command");
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        if (vm.Machine is null)
        {
            return vm.Kind == LabMachineKind.ScaleSetVm
                ? state.NotFound(vm)
                : ArmAnswers.Error(
                    404,
                    "ParentResourceNotFound",
                    "Failed to perform 'write' on resource(s) of type "
                        + $"'{vm.Kind.RunCommandType.Split('/', 2)[1]}', because the parent resource "
                        + $"'{vm.Id}' could not be found."
                );
        }

        if (!RunCommandBody.TryRead(text, out var body, out var problem))
        {
            return ArmAnswers.Error(
                400,
                problem.StartsWith("The location", StringComparison.Ordinal) ? "LocationRequired" : "InvalidParameter",
                problem
            );
        }

        return Refusal(vm, vm.Machine, body, state) ?? Accept(context, vm, name, body, state);
    }

    private static IResult? Refusal(LabVmAddress vm, ILabVm machine, RunCommandBody body, LabState state)
    {
        var location = (string?)state.Row(vm.Id)?["location"] ?? body.Location;
        if (!machine.AllowsRunCommands)
        {
            return ArmAnswers.Forbidden(vm.Action("write"), vm.Id);
        }

        if (!location.Equals(body.Location, StringComparison.OrdinalIgnoreCase))
        {
            return ArmAnswers.Error(
                409,
                "InvalidResourceLocation",
                $"The VM is in '{location}', not in '{body.Location}'."
            );
        }

        if (vm.Kind == LabMachineKind.Arc && body.NamesWhatArcLacks)
        {
            return ArmAnswers.Error(
                400,
                "InvalidRequestContent",
                "Could not find member 'treatFailureAsDeploymentFailure' on the run command's properties."
            );
        }

        if (!machine.IsRunning() && !vm.Kind.TakesOrdersForLater)
        {
            return ArmAnswers.NotRunning();
        }

        return null;
    }

    private static IResult Accept(
        HttpContext context,
        LabVmAddress vm,
        string name,
        RunCommandBody body,
        LabState state
    )
    {
        var (outcome, command) = state.RunCommands.Put(vm, name, body);
        if (command is null)
        {
            return ArmAnswers.Error(
                409,
                "Conflict",
                outcome == PutOutcome.Full
                    ? $"The VM holds {LabRunCommands.LimitPerVm} run commands already."
                    : $"The run command '{name}' is being deleted."
            );
        }

        var answer = command.ToJson(vm, name, withInstanceView: vm.Kind == LabMachineKind.Arc);
        if (outcome != PutOutcome.Unchanged)
        {
            state.Agent.Start(command, vm);
            state.LongOperations.Announce(context, vm, body.Location, state.Options.PollAfter, () => command.Status);
        }

        return ArmAnswers.Json(
            answer,
            outcome == PutOutcome.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK
        );
    }
}
