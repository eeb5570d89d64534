namespace Simulator.Platform;

/// <summary>What a script left behind, uncut.</summary>
/// <param name="ExitCode">Exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Restart">The restart that it asked Windows for; null where it asked for none.</param>
public sealed record ScriptResult(int ExitCode, string Output, string Error, RestartRequest? Restart = null);
