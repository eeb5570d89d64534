using Remediation.Reasons;

namespace Remediation.ConnectionLogs.Sources;

/// <summary>What came of asking one source, before anybody says what it is worth.</summary>
/// <param name="Source">The table or source.</param>
/// <param name="Rows">Rows that the source returned; null if no answer could be read.</param>
/// <param name="Census">The source's record counts; null if they cannot be counted, as for a custom query.</param>
/// <param name="Failure">Why the source could not be read completely; null if it could.</param>
public sealed record SourceReading(
    string Source,
    IReadOnlyList<LegacyTlsRow>? Rows,
    SourceRecordCounts? Census,
    Reason? Failure
);
