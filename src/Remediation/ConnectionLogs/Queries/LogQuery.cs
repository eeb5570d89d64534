namespace Remediation.ConnectionLogs.Queries;

/// <summary>A query that is ready to be asked. Its time range is not in the text; whoever asks says it.</summary>
/// <param name="Source">The source that it reads.</param>
/// <param name="Text">KQL without any text from a log, request or alert.</param>
public sealed record LogQuery(string Source, string Text);
