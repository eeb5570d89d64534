namespace Lab.Tests.CommandLine;

/// <summary>Exit code and output of a finished process.</summary>
internal sealed record LabResult(int ExitCode, string Output, string Error);
