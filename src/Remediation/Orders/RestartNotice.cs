using System.Globalization;
using System.Text.RegularExpressions;

namespace Remediation.Orders;

/// <summary>
/// The message that Windows shows to signed-in users before it restarts, and the delay before the restart.
/// </summary>
public sealed partial record RestartNotice
{
    /// <summary>
    /// The shortest delay: the run command's answer must leave the machine before the machine shuts down.
    /// </summary>
    public static readonly TimeSpan ShortestDelay = TimeSpan.FromSeconds(30);

    /// <summary>The longest delay.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromHours(1);

    /// <summary>Creates a notice and checks its values.</summary>
    /// <param name="delay">Whole seconds are used.</param>
    /// <param name="reason">
    /// 1 to 120 letters, digits, blanks and <c>.,:()-</c>, starting with a letter or digit.
    /// </param>
    /// <exception cref="ArgumentException">The delay is out of range, or the reason has other characters.</exception>
    public RestartNotice(TimeSpan delay, string reason)
    {
        Delay =
            delay >= ShortestDelay && delay <= LongestDelay
                ? delay
                : throw new ArgumentException(
                    $"A restart's delay lies between {ShortestDelay} and {LongestDelay}, not {delay}.",
                    nameof(delay)
                );
        Reason = IsReason(reason)
            ? reason
            : throw new ArgumentException(
                "A restart's reason has 1 to 120 letters, digits, blanks and .,:()- and starts with a letter or digit.",
                nameof(reason)
            );
    }

    /// <summary>How long Windows waits before it restarts; 30 s to 1 h.</summary>
    public TimeSpan Delay { get; }

    /// <summary>The text that Windows shows and writes into its event log.</summary>
    public string Reason { get; }

    /// <summary>True if the text is allowed as a reason.</summary>
    public static bool IsReason(string text) => Form().IsMatch(text);

    internal IEnumerable<KeyValuePair<string, string>> Parameters =>
        [new("Delay", ((int)Delay.TotalSeconds).ToString(CultureInfo.InvariantCulture)), new("Reason", Reason)];

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9 .,:()-]{0,119}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
