using System.Diagnostics.CodeAnalysis;
using Cloud.Faults;
using Remediation.Reasons;

namespace Cloud.ConnectionLogs;

/// <summary>Converts exceptions of a Log Analytics client into replies.</summary>
public static class LogFaults
{
    /// <summary>
    /// Reads a fault. False for the caller's own cancellation and for an exhausted process. Every other exception
    /// becomes the reason of one source: a client may throw any exception on an unexpected answer, and such an
    /// exception must not end a sweep.
    /// </summary>
    /// <param name="exception">The client's exception.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <param name="reply">The fault as a value.</param>
    public static bool TryRead(
        Exception exception,
        CancellationToken cancellationToken,
        [NotNullWhen(true)] out LogReply.Failed? reply
    )
    {
        reply = Read(exception, cancellationToken);
        return reply is not null;
    }

    private static LogReply.Failed? Read(Exception exception, CancellationToken cancellationToken)
    {
        if (RequestFaults.TryRead(exception, cancellationToken, out var fault))
        {
            return Failed(fault.Reason.Detail);
        }

        if (exception is OperationCanceledException or OutOfMemoryException)
        {
            return null;
        }

        return Failed("Azure's answer is not readable: it is no table of rows.");
    }

    private static LogReply.Failed Failed(string detail) => new(new Reason(ReasonCodes.SourceFailed, detail));
}
