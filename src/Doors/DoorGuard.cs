using Doors.Answers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Remediation.Safety;

namespace Doors;

/// <summary>Answers 503 where the product's storage does not; everything else that is thrown is a bug and flows.</summary>
public sealed partial class DoorGuard(ILogger<DoorGuard> logger)
{
    internal static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);

    /// <summary>Answers a request.</summary>
    public async Task<IResult> AnswerAsync(Func<Task<IResult>> answer)
    {
        try
        {
            return await answer();
        }
        catch (StateUnavailableException unavailable)
        {
            LogUnavailable(logger, unavailable);
            return Problem.Unavailable(RetryAfter);
        }
    }

    [LoggerMessage(800, LogLevel.Error, "A request was answered 503")]
    private static partial void LogUnavailable(ILogger logger, Exception cause);
}
