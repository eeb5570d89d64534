namespace Simulator.Verification;

/// <summary>What one machine really is at one moment, read from the world itself, never from the product.</summary>
/// <param name="Protocol">What its application negotiates.</param>
/// <param name="Tls">Its TLS values, one text line each, sorted.</param>
public sealed record MachineState(string Protocol, IReadOnlyList<string> Tls);
