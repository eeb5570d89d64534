namespace Remediation.ConnectionLogs;

/// <summary>A span of log time, UTC; <c>From</c> included, <c>To</c> excluded.</summary>
public sealed record LogWindow(DateTimeOffset From, DateTimeOffset To);
