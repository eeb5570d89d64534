using Remediation.Orders;
using Remediation.Reasons;

namespace Cloud.RunCommands;

/// <summary>
/// Derives an order's state from a run command. Two states count together: provisioning (whether the platform triggered
/// the script) and execution (the script itself).
/// </summary>
internal static class RunCommandStates
{
    /// <summary>The order's state.</summary>
    public static OrderState Read(RunCommandFacts facts)
    {
        return facts.Provisioning.ToLowerInvariant() switch
        {
            "creating" or "updating" => UnderWay(facts),
            "deleting" => Ended(new GuestReply.Cancelled(Because(ReasonCodes.OrderCancelled, facts))),
            // The platform reports a failure, yet the script has output: the output is evidence, and its report frame
            // is read like any other.
            "failed" when Spoke(facts) => Execution(facts),
            "failed" => Ended(NotTriggered(facts)),
            "canceled" => Ended(new GuestReply.Cancelled(Because(ReasonCodes.OrderCancelled, facts))),
            _ => Execution(facts),
        };
    }

    private static OrderState Execution(RunCommandFacts facts)
    {
        return facts.Execution.ToLowerInvariant() switch
        {
            "succeeded" or "failed" => Ended(
                new GuestReply.Answered(facts.ExitCode, facts.Output, facts.Error) { EndedAt = facts.EndedAt }
            ),
            "timedout" => Ended(new GuestReply.TimedOut(Because(ReasonCodes.OrderTimedOut, facts))),
            "canceled" => Ended(new GuestReply.Cancelled(Because(ReasonCodes.OrderCancelled, facts))),
            "pending" or "running" => UnderWay(facts),
            _ => Unclear(facts),
        };
    }

    // The execution state is missing, Unknown, or a value that Azure added later. With asynchronous execution,
    // provisioning ends as soon as the script is handed over, before the agent has reported anything; until then the
    // view may show exit code 0, which does not mean success. A run command without an end time is therefore in
    // progress, bounded by the caller's poll timeout. A run command with an end time changes no more, and an end that
    // says neither success nor failure proves nothing.
    private static OrderState Unclear(RunCommandFacts facts) =>
        facts.EndedAt is null
            ? UnderWay(facts)
            : Ended(new GuestReply.Unknown(Because(ReasonCodes.ReplyUnknown, facts)));

    // A script that has begun is Running, or has at least a start time.
    private static OrderState.InProgress UnderWay(RunCommandFacts facts)
    {
        return new()
        {
            IsWaiting =
                facts.StartedAt is null && !facts.Execution.Equals("running", StringComparison.OrdinalIgnoreCase),
        };
    }

    private static GuestReply.Failed NotTriggered(RunCommandFacts facts)
    {
        var reason = Because(ReasonCodes.OrderRejected, facts);
        return
            reason.Detail.Contains("VMAgentStatusCommunicationError", StringComparison.OrdinalIgnoreCase)
            || reason.Detail.Contains("has not reported status", StringComparison.OrdinalIgnoreCase)
            ? new GuestReply.Unreachable(reason with { Code = ReasonCodes.Unreachable })
            : new GuestReply.Rejected(reason);
    }

    private static bool Spoke(RunCommandFacts facts) =>
        facts.Execution.ToLowerInvariant() is "succeeded" or "failed" && !string.IsNullOrWhiteSpace(facts.Output);

    private static Reason Because(ReasonCode code, RunCommandFacts facts)
    {
        string[] words = [facts.Message, .. facts.Statuses];
        var message = string.Join("; ", words.Where(word => !string.IsNullOrWhiteSpace(word)));
        var states = $"provisioning {OrNone(facts.Provisioning)}, execution {OrNone(facts.Execution)}";
        return new Reason(code, message.Length == 0 ? states : $"{states}: {message[..Math.Min(200, message.Length)]}");
    }

    private static string OrNone(string word) => word.Length == 0 ? "(none)" : word;

    private static OrderState.Ended Ended(GuestReply reply) => new(reply);
}
