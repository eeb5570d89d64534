namespace Simulator.Tools;

/// <summary>A program that the simulator was asked to use is not on this computer.</summary>
/// <param name="message">What is missing, and what to run.</param>
public sealed class ToolNotInstalledException(string message) : InvalidOperationException(message);
