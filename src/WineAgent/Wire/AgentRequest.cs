using System.Text.Json.Serialization;

namespace WineAgent.Wire;

/// <summary>What the agent inside a machine is asked to do: one JSON line each. A closed hierarchy.</summary>
[JsonDerivedType(typeof(Load), nameof(Load))]
[JsonDerivedType(typeof(Allow), nameof(Allow))]
[JsonDerivedType(typeof(Dump), nameof(Dump))]
[JsonDerivedType(typeof(Run), nameof(Run))]
public abstract record AgentRequest
{
    private AgentRequest() { }

    /// <summary>Deletes keys and values, then writes others.</summary>
    /// <param name="ClearKeys">Keys that are deleted with all below them.</param>
    /// <param name="ClearValues">Values that are deleted, as <c>path|name</c>.</param>
    /// <param name="Keys">Keys that are created or written to; denials are set last.</param>
    public sealed record Load(
        IReadOnlyList<string> ClearKeys,
        IReadOnlyList<string> ClearValues,
        IReadOnlyList<KeyImage> Keys
    ) : AgentRequest;

    /// <summary>Takes back every denial that a <see cref="Load"/> made.</summary>
    public sealed record Allow : AgentRequest;

    /// <summary>Reads keys with all below them, and single values; what does not exist is left out.</summary>
    /// <param name="Keys">The keys.</param>
    /// <param name="Values">The values, as <c>path|name</c>.</param>
    public sealed record Dump(IReadOnlyList<string> Keys, IReadOnlyList<string> Values) : AgentRequest;

    /// <summary>Runs a script.</summary>
    /// <param name="Script">Its text.</param>
    /// <param name="Parameters">Named parameters.</param>
    /// <param name="KillAtWrite">
    /// The agent kills its own process when the script calls Write-Value for this time, counted from 1; 0 for never.
    /// </param>
    /// <param name="Culture">The system's language, such as <c>tr-TR</c>; empty for none in particular.</param>
    public sealed record Run(
        string Script,
        IReadOnlyDictionary<string, string> Parameters,
        int KillAtWrite = 0,
        string Culture = ""
    ) : AgentRequest;
}
