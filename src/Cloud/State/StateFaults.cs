using System.Text.Json;
using Azure;
using Azure.Identity;
using Cloud.Faults;
using Remediation.Ledger;

namespace Cloud.State;

/// <summary>
/// The one place that turns a failed call to the storage account into a <see cref="StateUnavailableException"/>.
/// </summary>
public static class StateFaults
{
    /// <summary>Makes a call. The call itself handles expected errors such as conflicts.</summary>
    /// <param name="what">The operation, such as <c>reading the ledger</c>.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">
    /// The caller's token: a cancellation without this token is the client's network timeout.
    /// </param>
    /// <exception cref="StateUnavailableException">The account did not answer or refused.</exception>
    public static async Task<T> GuardAsync<T>(string what, Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (Exception exception) when (Read(exception, cancellationToken) is { } answer)
        {
            throw new StateUnavailableException($"{what} failed, {answer}", exception);
        }
    }

    /// <inheritdoc cref="GuardAsync{T}"/>
    public static Task GuardAsync(string what, Func<Task> call, CancellationToken cancellationToken)
    {
        return GuardAsync(
            what,
            async () =>
            {
                await call();
                return true;
            },
            cancellationToken
        );
    }

    /// <summary>
    /// Stored data has an unexpected form. Such data is never skipped, because with part of the ledger missing too many
    /// repairs would be allowed.
    /// </summary>
    internal static StateUnavailableException Unreadable(string what, string problem) =>
        new($"{what} cannot be read, {problem}");

    private static string? Read(Exception exception, CancellationToken cancellationToken)
    {
        return exception switch
        {
            OperationCanceledException => cancellationToken.IsCancellationRequested ? null : "the call timed out",
            RequestFailedException { Status: 0 } => "no connection",
            RequestFailedException failed => RequestFaults.DescribeShort(failed),
            AuthenticationFailedException => "no token",
            HttpRequestException or IOException => "no connection",
            JsonException => "the answer is not readable",
            AggregateException { InnerExceptions: [.., var last] } => Read(last, cancellationToken),
            _ => null,
        };
    }
}
