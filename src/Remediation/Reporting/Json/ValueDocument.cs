namespace Remediation.Reporting.Json;

/// <summary>One registry value before and after the work.</summary>
internal sealed record ValueDocument(string Id, string? Path, string? Name, string Before, string After, bool Right);
