using System.Text.Json.Serialization;

namespace WineAgent.Wire;

/// <summary>The agent's answer: one JSON line each. A closed hierarchy.</summary>
[JsonDerivedType(typeof(Done), nameof(Done))]
[JsonDerivedType(typeof(Dumped), nameof(Dumped))]
[JsonDerivedType(typeof(Ran), nameof(Ran))]
[JsonDerivedType(typeof(Faulted), nameof(Faulted))]
public abstract record AgentReply
{
    /// <summary>The line on standard error that follows each answer.</summary>
    public const string EndOfErrors = "== end of answer";

    private AgentReply() { }

    /// <summary>It was done.</summary>
    public sealed record Done : AgentReply;

    /// <summary>What the keys hold.</summary>
    /// <param name="Keys">Parents before children.</param>
    public sealed record Dumped(IReadOnlyList<KeyImage> Keys) : AgentReply;

    /// <summary>The script ended.</summary>
    /// <param name="ExitCode">Exit code.</param>
    /// <param name="Output">Standard output.</param>
    /// <param name="Error">Standard error.</param>
    public sealed record Ran(int ExitCode, string Output, string Error) : AgentReply;

    /// <summary>The agent could not do it.</summary>
    /// <param name="Message">Why.</param>
    public sealed record Faulted(string Message) : AgentReply;
}
