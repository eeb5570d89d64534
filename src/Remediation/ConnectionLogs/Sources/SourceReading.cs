using Remediation.Reasons;

namespace Remediation.ConnectionLogs.Sources;

/// <summary>What came of asking one source, before anybody says what it is worth.</summary>
/// <param name="Source">The table or source.</param>
/// <param name="Rows">Rows that it returned; null where no answer of it could be read.</param>
/// <param name="Census">What it holds; null where nobody can count that, as behind an operator's own query.</param>
/// <param name="Failure">Why not all of it could be read; null where it could.</param>
public sealed record SourceReading(
    string Source,
    IReadOnlyList<LegacyTlsRow>? Rows,
    SourceRecordCounts? Census,
    Reason? Failure
);
