using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Remediation.Inventory;
using Simulator.Platform.RunCommands;
using Simulator.Platform.Throttling;

namespace Simulator.Platform.Faults;

/// <summary>Faults that a request about a run command meets on its way.</summary>
internal sealed class RequestFaultInjector(FaultInjection faults, SimulatedRunCommands runCommands, TimeProvider time)
{
    private static readonly int[] ServerErrors = [500, 502, 503, 504];

    /// <summary>The answer by order; null where the request goes on, perhaps into a changed world.</summary>
    public async Task<InjectedResponse?> MeetAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var path = request.Path.Value ?? "";
        if (
            MachinePath.Find(path) is not { } machine
            || MachinePath.After(path, "runCommands") is not { Length: > 0 } command
        )
        {
            return null;
        }

        if (faults.IsLocked(machine))
        {
            return Forbidden(machine);
        }

        if (faults.RestOfStorm(machine) is { } storm)
        {
            return Throttled(machine, storm.Left, storm.Number);
        }

        if (Next(machine, command, request.Method) is { } fault)
        {
            return await PlayAsync(fault, machine, cancellationToken);
        }

        return null;
    }

    private PlannedFault? Next(MachineId machine, string command, string method)
    {
        if (method == HttpMethods.Put)
        {
            return faults.Next(machine, FaultStep.Put);
        }

        if (method == HttpMethods.Delete)
        {
            return faults.Next(machine, FaultStep.Delete);
        }

        return faults.Next(machine, FaultStep.Read)
            ?? (
                runCommands.Find(machine.Value, command) is { HasEnded: true }
                    ? faults.Next(machine, FaultStep.ReadEnd)
                    : null
            );
    }

    private async Task<InjectedResponse?> PlayAsync(
        PlannedFault fault,
        MachineId machine,
        CancellationToken cancellationToken
    )
    {
        switch (fault.Kind)
        {
            case FaultKind.AccessLost:
                faults.Lock(machine);
                return Forbidden(machine);
            case FaultKind.MachineDeleted:
                faults.Delete(machine);
                runCommands.Forget(machine);
                return null;
            case FaultKind.MachineRecreated:
                await faults.RecreateAsync(machine, cancellationToken);
                runCommands.Forget(machine);
                return null;
            case FaultKind.ClockJump:
                faults.JumpClock();
                return null;
            default:
                return Answer(fault, machine);
        }
    }

    private InjectedResponse Answer(PlannedFault fault, MachineId machine)
    {
        return fault.Kind switch
        {
            FaultKind.ThrottlingStorm => Throttled(machine, faults.StartStorm(machine, fault.Variant), fault.Variant),
            FaultKind.OtherOperation => InjectedResponse.Arm(
                409,
                "OperationNotAllowed",
                $"Operation 'runCommands' is not allowed on VM '{machine.Name}' since another operation is in progress."
            ),
            FaultKind.ServerError => ServerError(fault.Variant),
            FaultKind.TokenExpired => InjectedResponse.Arm(
                401,
                "ExpiredAuthenticationToken",
                $"The access token expiry UTC time '{Moment(time.GetUtcNow().AddMinutes(-1))}' is earlier than "
                    + $"current UTC time '{Moment(time.GetUtcNow())}'."
            ),
            FaultKind.PutAnswerLost or FaultKind.ReplyLost => new InjectedResponse(0, AfterTheFact: true),
            FaultKind.ConnectionReset => new InjectedResponse(0),
            _ => throw new UnreachableException($"{fault.Kind} is no fault of a request."),
        };
    }

    private static InjectedResponse ServerError(int variant)
    {
        return ServerErrors[variant % ServerErrors.Length] is var status && status == 500
            ? InjectedResponse.Arm(
                500,
                "InternalServerError",
                "The server encountered an internal error. Please retry the request."
            )
            // Gateways answer with pages, not with ARM's JSON.
            : new InjectedResponse(status, $"<html><body>{status}</body></html>");
    }

    // An even number gets Resource Manager's words, an odd one Compute's.
    private static InjectedResponse Throttled(MachineId machine, TimeSpan wait, int number)
    {
        var by =
            number % 2 == 0 || machine.Kind == MachineKind.ArcServer
                ? new QuotaCount(QuotaLayer.ResourceManager, "writes", 200, 0)
                : new QuotaCount(QuotaLayer.Compute, "UpdateVMSubscriptionMaximum", 1_500, 0);
        return new InjectedResponse(
            429,
            QuotaResponses.Body(new QuotaDecision.Refused(by, wait), machine.SubscriptionId).ToJsonString(),
            wait
        );
    }

    private static InjectedResponse Forbidden(MachineId machine)
    {
        return InjectedResponse.Arm(
            403,
            "AuthorizationFailed",
            ArmResponses.ForbiddenMessage("Microsoft.Compute/virtualMachines/runCommands/write", machine.Value)
        );
    }

    private static string Moment(DateTimeOffset time) =>
        time.UtcDateTime.ToString("M/d/yyyy h:mm:ss tt", CultureInfo.InvariantCulture);
}
