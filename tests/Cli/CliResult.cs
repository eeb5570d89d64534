namespace Cli.Tests;

/// <summary>Exit code and output of a finished process.</summary>
internal sealed record CliResult(int ExitCode, string Output, string Error);
