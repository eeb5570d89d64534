namespace Remediation.ConnectionLogs.Queries;

/// <summary>A query that is ready to be asked. Its time range is not in the text; whoever asks says it.</summary>
/// <param name="Source">The source that it reads.</param>
/// <param name="Text">KQL, free of anything that a log, request or alert said.</param>
public sealed record LogQuery(string Source, string Text);
