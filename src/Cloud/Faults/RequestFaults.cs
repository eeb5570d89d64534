using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure;
using Azure.Identity;
using Remediation.Orders;
using Remediation.Reasons;

namespace Cloud.Faults;

/// <summary>
/// The one place that turns a failed call to Azure into a reply. Status first, then code, then text: the code
/// <c>OperationNotAllowed</c> is a machine's state with 409 and throttling with 429.
/// </summary>
public static partial class RequestFaults
{
    private static readonly string[] NotReadyCodes =
    [
        "VMAgentNotReady",
        "VMAgentNotFound",
        "VMNotRunning",
        "AgentNotReady",
        "VMNotReady",
    ];

    private static readonly string[] NotReadyTexts =
    [
        "requires the VM to be running",
        "VM is not running",
        "has not reported status",
        "VM agent is not ready",
    ];

    /// <summary>
    /// Reads a fault. False for what is no fault of the platform: the caller's own cancellation and mistakes of this
    /// program, which flow.
    /// </summary>
    /// <param name="exception">What the client threw.</param>
    /// <param name="cancellationToken">
    /// The caller's token: a cancellation that it did not ask for is the client's network timeout.
    /// </param>
    /// <param name="reply">The fault as a value.</param>
    public static bool TryRead(
        Exception exception,
        CancellationToken cancellationToken,
        [NotNullWhen(true)] out GuestReply.Failed? reply
    )
    {
        reply = exception switch
        {
            OperationCanceledException => cancellationToken.IsCancellationRequested
                ? null
                : NoAnswer("The call timed out", exception),
            RequestFailedException failed => FromResponse(failed),
            AuthenticationFailedException => NoAnswer("No token", exception),
            HttpRequestException or IOException => NoAnswer("No connection", exception),
            JsonException => new GuestReply.Unknown(
                new Reason(ReasonCodes.ReplyUnknown, $"Azure's answer is not readable: {Brief(exception)}")
            ),
            AggregateException { InnerExceptions: [.., var last] } => TryRead(last, cancellationToken, out var inner)
                ? inner
                : null,
            _ => null,
        };
        return reply is not null;
    }

    /// <summary>Status, code and the start of the message; never headers, whose polling addresses are signed.</summary>
    internal static string Describe(RequestFailedException failed) => $"{DescribeShort(failed)}: {Brief(failed)}";

    /// <summary>Status and code.</summary>
    internal static string DescribeShort(RequestFailedException failed) =>
        $"HTTP {failed.Status} {(string.IsNullOrEmpty(failed.ErrorCode) ? "(no code)" : failed.ErrorCode)}";

    private static GuestReply.Failed FromResponse(RequestFailedException failed)
    {
        var detail = Describe(failed);
        return failed.Status switch
        {
            _ when AgentIsSilent(failed) => new GuestReply.Unreachable(new Reason(ReasonCodes.Unreachable, detail)),
            // The client asks for a new token before the old one ends; one that is refused all the same is not the
            // last.
            401 => new GuestReply.Unreachable(new Reason(ReasonCodes.Unreachable, detail)),
            403 => Rejected(ReasonCodes.AccessDenied, Denied(failed) ?? detail),
            404 => Rejected(ReasonCodes.MachineNotFound, detail),
            // How a scale set says that it has no such instance any more.
            400 when Says(failed, "is not an active Virtual Machine Scale Set VM instanceId") => Rejected(
                ReasonCodes.MachineNotFound,
                detail
            ),
            409 => Rejected(Conflict(failed), detail),
            429 => new GuestReply.Throttled(
                new Reason(ReasonCodes.OrderThrottled, detail),
                RetryAfter.Find(failed.GetRawResponse())
            ),
            0 or 408 or >= 500 => new GuestReply.Unreachable(new Reason(ReasonCodes.Unreachable, detail)),
            _ => Rejected(ReasonCodes.OrderRejected, detail),
        };
    }

    // Azure's sentence begins with who asked, and the action may lie beyond what is kept of it.
    private static string? Denied(RequestFailedException failed) =>
        ActionPattern().Match(failed.Message) is { Success: true } named
            ? $"{DescribeShort(failed)}: this identity lacks the action {named.Groups["action"].Value}."
            : null;

    // Comes as a 409, and also with a success status as the end of an operation that failed.
    private static bool AgentIsSilent(RequestFailedException failed) =>
        failed.Status != 429 && Is(failed.ErrorCode, "VMAgentStatusCommunicationError");

    // A lock stays until somebody removes it; everything else that conflicts passes by itself, also the limit of 25 run
    // commands.
    private static ReasonCode Conflict(RequestFailedException failed)
    {
        if (
            Array.Exists(NotReadyCodes, code => Is(failed.ErrorCode, code))
            || Array.Exists(NotReadyTexts, text => Says(failed, text))
        )
        {
            return ReasonCodes.MachineNotReady;
        }

        if (Is(failed.ErrorCode, "ScopeLocked"))
        {
            return ReasonCodes.OrderRejected;
        }

        return ReasonCodes.MachineBusy;
    }

    private static GuestReply.Rejected Rejected(ReasonCode code, string detail) => new(new Reason(code, detail));

    private static GuestReply.Unreachable NoAnswer(string what, Exception exception) =>
        new(new Reason(ReasonCodes.Unreachable, $"{what}: {Brief(exception)}"));

    private static bool Is(string? text, string other) =>
        string.Equals(text, other, StringComparison.OrdinalIgnoreCase);

    private static bool Says(Exception exception, string text) =>
        exception.Message.Contains(text, StringComparison.OrdinalIgnoreCase);

    // The client appends status, content and headers to the service's message.
    private static string Brief(Exception exception)
    {
        var message = exception.Message.Split("\nStatus:", 2)[0].ReplaceLineEndings(" ").Trim();
        return message.Length <= 200 ? message : message[..200];
    }

    [GeneratedRegex(@"\baction '(?<action>[A-Za-z0-9./*-]{1,200})'")]
    private static partial Regex ActionPattern();
}
