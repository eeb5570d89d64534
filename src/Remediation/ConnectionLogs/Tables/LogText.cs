namespace Remediation.ConnectionLogs.Tables;

/// <summary>Bounds what a log can make us keep.</summary>
internal static class LogText
{
    private const int Longest = 200;

    /// <summary>The text, cut where it is too long to be kept once per row.</summary>
    public static string Clip(string text) => text.Length <= Longest ? text : text[..Longest] + "...";
}
