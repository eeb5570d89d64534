using Remediation.ConnectionLogs.Sources;

namespace Remediation.ConnectionLogs;

/// <summary>What the log said: rows, and how far each source could be asked at all.</summary>
public sealed record LogAnswer(IReadOnlyList<LegacyTlsRow> Rows, IReadOnlyList<SourceHealth> Sources);
