namespace Infra.Tests;

/// <summary>What the compiler said and made.</summary>
/// <param name="ExitCode">0 where it compiled.</param>
/// <param name="Output">The template, JSON.</param>
/// <param name="Diagnostics">Errors and warnings of the compiler and the linter; empty where there are none.</param>
internal sealed record BicepRun(int ExitCode, string Output, string Diagnostics);
