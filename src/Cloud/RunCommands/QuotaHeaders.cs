using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;
using Remediation.Orders.RateLimiting;

namespace Cloud.RunCommands;

/// <summary>
/// Reads the number of remaining calls from Resource Manager's answers (headers
/// <c>x-ms-ratelimit-remaining-subscription-reads</c>, <c>-writes</c>, <c>-deletes</c>) and reports it. The policy
/// changes neither request nor answer.
/// </summary>
/// <param name="heard">Receives each reading; may be called from any thread.</param>
internal sealed class QuotaHeaders(Action<QuotaReading> heard) : HttpPipelineSynchronousPolicy
{
    private static readonly (string Header, CallKind Kind)[] Headers =
    [
        ("x-ms-ratelimit-remaining-subscription-reads", CallKind.Read),
        ("x-ms-ratelimit-remaining-subscription-writes", CallKind.Write),
        ("x-ms-ratelimit-remaining-subscription-deletes", CallKind.Delete),
    ];

    public override void OnReceivedResponse(HttpMessage message)
    {
        if (Subscription(message.Request.Uri.Path) is not { } subscription)
        {
            return;
        }

        foreach (var (header, kind) in Headers)
        {
            if (
                message.Response.Headers.TryGetValue(header, out var text)
                && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var remaining)
            )
            {
                heard(new QuotaReading(subscription, kind, remaining));
            }
        }
    }

    private static string? Subscription(string path) =>
        path.TrimStart('/').Split('/') is ["subscriptions", { Length: > 0 } id, ..] ? id.ToLowerInvariant() : null;
}
