namespace Remediation.ConnectionLogs.Sources;

/// <summary>What a source holds in the window, of any TLS version.</summary>
/// <param name="Exists">True if at least one workspace has the source's table.</param>
/// <param name="Records">Number of records.</param>
/// <param name="Newest">Time of the newest record, UTC; null if there is none.</param>
public sealed record SourceRecordCounts(bool Exists, long Records, DateTimeOffset? Newest);
