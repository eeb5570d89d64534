namespace Api.Tests.Runbook;

/// <summary>One request that the API got.</summary>
internal sealed record Heard(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body);
