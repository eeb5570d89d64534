namespace Hosting.Options;

/// <summary>Quotes a setting's value in a message, which may be logged.</summary>
internal static class SettingText
{
    private const int Longest = 80;

    /// <summary>
    /// The value in quotes, short and on one line. Account keys, connection strings and signatures all contain an
    /// equals sign, and no valid setting of this product does: a value with an equals sign may be a secret in the wrong
    /// place and is not repeated.
    /// </summary>
    public static string Quote(string text)
    {
        if (text.Contains('=', StringComparison.Ordinal))
        {
            return "a text with an equals sign, which is not repeated here for it may be a secret";
        }

        return $"'{new string([.. text.Take(Longest).Select(c => char.IsControl(c) ? ' ' : c)])}"
            + $"{(text.Length > Longest ? "..." : "")}'";
    }
}
