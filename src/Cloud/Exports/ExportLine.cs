using Remediation.ConnectionLogs.Tables;

namespace Cloud.Exports;

/// <summary>
/// One record of an exported file, or why there is none. The record is valid until the next one is asked for.
/// </summary>
/// <param name="Number">Line in the file where it begins, from 1.</param>
/// <param name="Record">The record; null where it could not be read.</param>
/// <param name="Problem">What is wrong; empty where there is a record.</param>
/// <param name="EndsFile">True where nothing after it can be read either, so the file's silence proves nothing.</param>
internal readonly record struct ExportLine(long Number, TableRecord? Record, string Problem, bool EndsFile)
{
    /// <summary>
    /// The longest record that is read, in characters; a log record has at most 1 MB (Azure Monitor's ingestion
    /// limits).
    /// </summary>
    public const int LongestRecord = 4 * 1024 * 1024;

    public static ExportLine Good(long number, TableRecord record) => new(number, record, "", false);

    public static ExportLine Bad(long number, string problem) => new(number, null, problem, false);

    public static ExportLine Cut(long number, string problem) => new(number, null, problem, true);
}
