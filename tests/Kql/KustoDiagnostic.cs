namespace Kql.Tests;

/// <summary>One thing that the parser or binder does not like.</summary>
internal sealed record KustoDiagnostic(string Severity, string Code, string Message, int Line);
