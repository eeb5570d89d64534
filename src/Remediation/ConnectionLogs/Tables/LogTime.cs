using System.Globalization;

namespace Remediation.ConnectionLogs.Tables;

/// <summary>Times as logs spell them. Only spellings that cannot be taken for another moment are read.</summary>
internal static class LogTime
{
    // K: "Z", an offset, or nothing; Azure's own times without a zone are UTC.
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mm:ss.FFFFFFF K",
        "M/d/yyyy, h:mm:ss.FFFFFFF tt",
        "M/d/yyyy h:mm:ss.FFFFFFF tt",
    ];

    /// <summary>When the record was written, UTC; null where it does not say so readably.</summary>
    public static DateTimeOffset? Read(TableRecord record) => Parse(record.Text("TimeGenerated", "time"));

    /// <summary>Why <see cref="Read"/> gave nothing.</summary>
    public static RecordReading.Malformed Unreadable(TableRecord record)
    {
        return new(
            record.Has("TimeGenerated", "time")
                ? $"the time '{LogText.Clip(record.Text("TimeGenerated", "time"))}' is not understood"
                : "there is no column TimeGenerated, TimeGenerated [UTC] or time"
        );
    }

    /// <summary>Reads a time.</summary>
    public static DateTimeOffset? Parse(string text)
    {
        // Browsers write a narrow no-break space before AM and PM.
        var plain = text.Replace('\u202f', ' ').Replace('\u00a0', ' ').Trim();
        return DateTimeOffset.TryParseExact(
            plain,
            Formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
            : null;
    }
}
