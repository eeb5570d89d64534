using System.Text.RegularExpressions;

namespace Cloud.Exports;

/// <summary>
/// Reads JSON exports: lines as diagnostic settings write them, arrays, a query's answer, or indented objects in a row.
/// </summary>
internal static partial class JsonRecordReader
{
    // The query API answers with at most 100 MB, so a whole answer may be held; a longer file of this form is cut off
    // and says so.
    private const int LongestAnswer = 256 * 1024 * 1024;

    /// <summary>Reads a file's records.</summary>
    /// <param name="reader">The file from its beginning.</param>
    /// <param name="beginning">The file's first characters.</param>
    public static IEnumerable<ExportLine> Read(TextReader reader, string beginning)
    {
        var start = beginning.TrimStart();
        if (start.StartsWith('['))
        {
            return Values(reader, ExportLine.LongestRecord);
        }

        if (Answer().IsMatch(start))
        {
            return Values(reader, LongestAnswer);
        }

        if (Indented().IsMatch(start))
        {
            return Values(reader, ExportLine.LongestRecord);
        }

        return Lines(reader);
    }

    private static IEnumerable<ExportLine> Lines(TextReader reader)
    {
        return BoundedLines
            .Read(reader, ExportLine.LongestRecord)
            .Where(line => line.Text is null || !string.IsNullOrWhiteSpace(line.Text))
            .SelectMany(line =>
                line.Text is null
                    ? [ExportLine.Bad(line.Number, $"the line is longer than {ExportLine.LongestRecord:N0} characters")]
                    : JsonRecords.Read(line.Number, line.Text)
            );
    }

    private static IEnumerable<ExportLine> Values(TextReader reader, int longest)
    {
        return new JsonValues(reader, longest)
            .Read()
            .SelectMany(value =>
                value.Text is null
                    ?
                    [
                        ExportLine.Cut(
                            value.Number,
                            "the file breaks off inside a record or array, or a record is too long"
                        ),
                    ]
                    : JsonRecords.Read(value.Number, value.Text)
            );
    }

    [GeneratedRegex(@"^\{\s*""(tables|records)""\s*:")]
    private static partial Regex Answer();

    [GeneratedRegex(@"^\{[ \t]*\r?\n")]
    private static partial Regex Indented();
}
