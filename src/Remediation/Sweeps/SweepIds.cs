using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Remediation.Sweeps;

/// <summary>Ids of sweeps, derived from what requested them: a repeated request gives the same id.</summary>
public static class SweepIds
{
    /// <summary>Most characters of an id.</summary>
    public const int MostCharacters = 64;

    /// <summary>The sweep of the timer's tick at this second.</summary>
    public static string FromTick(DateTimeOffset tick) =>
        "timer-" + tick.UtcDateTime.ToString("yyyyMMdd't'HHmmss", CultureInfo.InvariantCulture);

    /// <summary>The sweep of an idempotency key.</summary>
    public static string FromKey(string key) => "http-" + Digest(key);

    /// <summary>The sweep of one alert's firing; an action group delivers it more than once.</summary>
    public static string FromAlert(string alertId, string firedAt) =>
        "alert-" + Digest(alertId.ToLowerInvariant() + "\n" + firedAt);

    /// <summary>Most sweeps in a row that continue a sweep whose time budget was exhausted.</summary>
    public const int MostContinuations = 12;

    /// <summary>
    /// The id of the sweep that continues this one; null if the limit is reached or the id would be too long.
    /// </summary>
    public static string? FromContinuation(string id)
    {
        var mark = id.LastIndexOf("-c", StringComparison.Ordinal);
        var isContinued =
            mark > 0
            && int.TryParse(id.AsSpan(mark + 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number > 0;
        var (stem, next) = isContinued
            ? (id[..mark], int.Parse(id.AsSpan(mark + 2), CultureInfo.InvariantCulture) + 1)
            : (id, 1);
        var continued = string.Create(CultureInfo.InvariantCulture, $"{stem}-c{next}");
        return next <= MostContinuations && IsWellFormed(continued) ? continued : null;
    }

    /// <summary>True for text that could be an id: lower-case letters, digits and dashes, 1 to 64.</summary>
    public static bool IsWellFormed(string? text) =>
        text is { Length: > 0 and <= MostCharacters }
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static string Digest(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
