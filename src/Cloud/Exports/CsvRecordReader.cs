using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Remediation.ConnectionLogs.Tables;

namespace Cloud.Exports;

/// <summary>Reads CSV as the portal exports it: a heading, commas, quoted cells that may hold line ends.</summary>
internal static class CsvRecordReader
{
    // A record of a log has a few dozen lines at most (a rendered event); a quote that nobody closes swallows the rest
    // of the file.
    private const int MostLinesOfARecord = 500;

    /// <summary>Reads a file's records.</summary>
    public static IEnumerable<ExportLine> Read(TextReader reader)
    {
        var isBad = false;
        using var parser = new CsvParser(reader, Configuration(() => isBad = true));
        if (!TryRead(parser, out _))
        {
            yield break;
        }

        var columns = new TableColumns(parser.Record!);
        string problem;
        for (var before = parser.RawRow; TryRead(parser, out problem); before = parser.RawRow)
        {
            // Bad quotes are found when the cells are taken apart, not before.
            isBad = false;
            var cells = parser.Record!;
            var line =
                Check(parser, columns, before, isBad)
                ?? ExportLine.Good(before + 1, TableRecord.FromCells(columns, cells));
            yield return line;
            if (line.EndsFile)
            {
                yield break;
            }
        }

        if (problem.Length > 0)
        {
            yield return ExportLine.Cut(parser.RawRow, problem);
        }
    }

    private static ExportLine? Check(CsvParser parser, TableColumns columns, int before, bool isBad)
    {
        var number = before + 1;
        var lines = parser.RawRow - before;
        if (lines > MostLinesOfARecord)
        {
            return ExportLine.Cut(number, $"a quote is not closed within {MostLinesOfARecord} lines");
        }

        if (isBad)
        {
            return ExportLine.Bad(number, "a quote stands inside a cell that is not quoted");
        }

        if (parser.Count != columns.Count)
        {
            return ExportLine.Bad(number, $"{parser.Count} cells, but the heading has {columns.Count}");
        }

        return null;
    }

    private static bool TryRead(CsvParser parser, out string problem)
    {
        try
        {
            problem = "";
            return parser.Read();
        }
        catch (CsvHelperException)
        {
            problem =
                $"a cell is longer than {ExportLine.LongestRecord:N0} characters, perhaps a quote that is not closed";
            return false;
        }
    }

    private static CsvConfiguration Configuration(Action onBadData)
    {
        return new(CultureInfo.InvariantCulture)
        {
            BadDataFound = _ => onBadData(),
            MaxFieldSize = ExportLine.LongestRecord,
            IgnoreBlankLines = true,
            LineBreakInQuotedFieldIsBadData = false,
        };
    }
}
