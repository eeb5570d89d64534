using System.Globalization;
using Azure;

namespace Cloud.Faults;

/// <summary>How long a throttled answer asks to wait.</summary>
internal static class RetryAfter
{
    /// <summary>The wait, or null where the answer names none that can be read.</summary>
    public static TimeSpan? Find(Response? response)
    {
        return response is null
            ? null
            : Milliseconds(response, "retry-after-ms")
                ?? Milliseconds(response, "x-ms-retry-after-ms")
                ?? Standard(response)
                ?? Quota(response);
    }

    private static TimeSpan? Milliseconds(Response response, string header) =>
        Number(response, header) is { } value ? TimeSpan.FromMilliseconds(value) : null;

    // A date is measured against the server's own clock, so a skewed clock here does no harm.
    private static TimeSpan? Standard(Response response)
    {
        if (Number(response, "Retry-After") is { } seconds)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        if (Date(response, "Retry-After") is { } until && Date(response, "Date") is { } now && until > now)
        {
            return until - now;
        }

        return null;
    }

    // Resource Graph names the end of its five-second window instead.
    private static TimeSpan? Quota(Response response)
    {
        return
            response.Headers.TryGetValue("x-ms-user-quota-resets-after", out var text)
            && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var wait)
            && wait >= TimeSpan.Zero
            ? wait
            : null;
    }

    private static int? Number(Response response, string header)
    {
        return
            response.Headers.TryGetValue(header, out var text)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
    }

    private static DateTimeOffset? Date(Response response, string header)
    {
        return
            response.Headers.TryGetValue(header, out var text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date
            : null;
    }
}
