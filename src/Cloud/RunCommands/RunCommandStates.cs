using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;
using Remediation.Orders;
using Remediation.Reasons;

namespace Cloud.RunCommands;

/// <summary>
/// Reads where a run command stands. Two states tell it together: provisioning (did the platform trigger the script) and execution
/// (the script itself).
/// </summary>
internal static class RunCommandStates
{
    /// <summary>From Azure's resource to the order's state.</summary>
    public static OrderState Read(VirtualMachineRunCommandData data) => data.ProvisioningState?.ToLowerInvariant() switch
    {
        "creating" or "updating" => new OrderState.InProgress(),
        "deleting" => Ended(new GuestReply.Cancelled(Because(ReasonCodes.OrderCancelled, data))),
        // The platform says that it failed, yet the script left words: they are facts, and the frame in them is judged like any other.
        "failed" when Spoke(data.InstanceView) => Execution(data),
        "failed" => Ended(NotTriggered(data)),
        "canceled" => Ended(new GuestReply.Cancelled(Because(ReasonCodes.OrderCancelled, data))),
        _ => Execution(data),
    };

    private static OrderState Execution(VirtualMachineRunCommandData data)
    {
        var view = data.InstanceView;
        var state = view?.ExecutionState;
        if (state == ExecutionState.Succeeded || state == ExecutionState.Failed)
        {
            return Ended(new GuestReply.Answered(view!.ExitCode, view.Output ?? "", view.Error ?? "") { EndedAt = view.EndOn });
        }

        if (state == ExecutionState.TimedOut)
        {
            return Ended(new GuestReply.TimedOut(Because(ReasonCodes.OrderTimedOut, data)));
        }

        if (state == ExecutionState.Canceled)
        {
            return Ended(new GuestReply.Cancelled(Because(ReasonCodes.OrderCancelled, data)));
        }

        return state == ExecutionState.Pending || state == ExecutionState.Running ? new OrderState.InProgress() : Unclear(data);
    }

    // No execution state, Unknown, or a word that Azure added later. With asynchronous execution provisioning ends as soon as the script
    // is handed over, before the agent has reported anything, and until then the view may say exit code 0: that is no success. Without
    // an end time it is therefore still under way, and the patience of the one who asks is the bound. With an end time nothing more
    // comes, and an end that says neither success nor failure proves nothing.
    private static OrderState Unclear(VirtualMachineRunCommandData data) => data.InstanceView?.EndOn is null
        ? new OrderState.InProgress()
        : Ended(new GuestReply.Unknown(Because(ReasonCodes.ReplyUnknown, data)));

    private static GuestReply.Unanswered NotTriggered(VirtualMachineRunCommandData data)
    {
        var reason = Because(ReasonCodes.OrderRejected, data);
        return reason.Detail.Contains("VMAgentStatusCommunicationError", StringComparison.OrdinalIgnoreCase)
            || reason.Detail.Contains("has not reported status", StringComparison.OrdinalIgnoreCase)
            ? new GuestReply.Unreachable(reason with { Code = ReasonCodes.Unreachable })
            : new GuestReply.Rejected(reason);
    }

    private static bool Spoke(VirtualMachineRunCommandInstanceView? view) =>
        view is not null && (view.ExecutionState == ExecutionState.Succeeded || view.ExecutionState == ExecutionState.Failed)
        && !string.IsNullOrWhiteSpace(view.Output);

    private static Reason Because(ReasonCode code, VirtualMachineRunCommandData data)
    {
        var view = data.InstanceView;
        string?[] words = [view?.ExecutionMessage, .. view?.Statuses.Select(status => $"{status.Code} {status.Message}") ?? []];
        var message = string.Join("; ", words.Where(word => !string.IsNullOrWhiteSpace(word)));
        var states = $"provisioning {data.ProvisioningState ?? "(none)"}, execution {view?.ExecutionState?.ToString() ?? "(none)"}";
        return new Reason(code, message.Length == 0 ? states : $"{states}: {message[..Math.Min(200, message.Length)]}");
    }

    private static OrderState.Ended Ended(GuestReply reply) => new(reply);
}
