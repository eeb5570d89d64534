namespace Remediation.ConnectionLogs.Sources;

/// <summary>What a source holds in the window, of any TLS version.</summary>
/// <param name="Exists">True where at least one workspace has its table.</param>
/// <param name="Records">How many records.</param>
/// <param name="Newest">The newest one's time, UTC; null where there is none.</param>
public sealed record SourceRecordCounts(bool Exists, long Records, DateTimeOffset? Newest);
