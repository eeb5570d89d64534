namespace Lab.Tests.CommandLine;

/// <summary>What a finished Lab left behind.</summary>
internal sealed record LabResult(int ExitCode, string Output, string Error);
