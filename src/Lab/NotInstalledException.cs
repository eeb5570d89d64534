namespace Lab;

/// <summary>A program that the Lab was asked to use is not on this computer.</summary>
/// <param name="message">What is missing, and what to run.</param>
public sealed class NotInstalledException(string message) : InvalidOperationException(message);
