using Azure.Core;
using Azure.Core.Pipeline;

namespace Cloud.Clients;

/// <summary>
/// Asks Log Analytics again after a passing fault, but not after a timeout. A query that took minutes once takes them
/// again, and three times ten minutes for one question would use up the hour that a sweep has.
/// </summary>
/// <param name="retries">How often at most.</param>
internal sealed class LogRetryPolicy(int retries) : RetryPolicy(retries)
{
    private const int GatewayTimeout = 504;

    protected override bool ShouldRetry(HttpMessage message, Exception? exception) =>
        !IsTimeout(message, exception) && base.ShouldRetry(message, exception);

    protected override ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
        IsTimeout(message, exception) ? new(false) : base.ShouldRetryAsync(message, exception);

    private static bool IsTimeout(HttpMessage message, Exception? exception) =>
        exception is OperationCanceledException || (message.HasResponse && message.Response.Status == GatewayTimeout);
}
