using System.Globalization;
using System.Text.RegularExpressions;
using Simulator.Platform;

namespace Simulator.Guests.Wine;

/// <summary>
/// What Wine's shutdown.exe was asked for. It restarts nothing; it writes its arguments to standard error.
/// </summary>
internal static partial class ShutdownLines
{
    /// <summary>The last request among lines of standard error; null where there is none.</summary>
    public static RestartRequest? Find(IReadOnlyList<string> errors)
    {
        return errors
            .Where(line => line.Contains(":shutdown:", StringComparison.Ordinal))
            .Select(line => Request().Match(line))
            .Where(match => match.Success)
            .Select(match => new RestartRequest(
                TimeSpan.FromSeconds(int.Parse(match.Groups["seconds"].ValueSpan, CultureInfo.InvariantCulture)),
                match.Groups["reason"].Value
            ))
            .LastOrDefault();
    }

    [GeneratedRegex("""L"/r" L"/t" L"(?<seconds>[0-9]+)" L"/c" L"(?<reason>[^"]*)" L"/d" L"p:4:1"$""")]
    private static partial Regex Request();
}
