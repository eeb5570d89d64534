namespace Simulator.Platform;

/// <summary>An answer by order instead of the real one.</summary>
/// <param name="Status">HTTP status; 0 drops the connection without an answer.</param>
/// <param name="Body">JSON, or whatever a broken service would say.</param>
/// <param name="RetryAfter">Sent as <c>Retry-After</c> where it is not null.</param>
/// <param name="AfterTheFact">
/// The request is carried out first, and only then its answer is replaced: a lost answer.
/// </param>
public sealed record InjectedResponse(
    int Status,
    string Body = "",
    TimeSpan? RetryAfter = null,
    bool AfterTheFact = false
)
{
    /// <summary>A fault with ARM's error body.</summary>
    public static InjectedResponse Arm(int status, string code, string message, TimeSpan? retryAfter = null) =>
        new(status, ArmResponses.ErrorBody(code, message).ToJsonString(), retryAfter);
}
