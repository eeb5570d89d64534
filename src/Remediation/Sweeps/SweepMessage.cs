using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Remediation.Sweeps;

/// <summary>
/// All that travels in the queue: small, because what the sweep is to do stands in its record. One message per shard; a sweep has one shard,
/// <see cref="WholeScope"/>, until sweeps are divided by subscription.
/// </summary>
/// <param name="SweepId">The sweep.</param>
/// <param name="Shard">The part of it.</param>
public sealed record SweepMessage(string SweepId, string Shard = SweepMessage.WholeScope)
{
    /// <summary>The one shard that is everything.</summary>
    public const string WholeScope = "all";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>As it travels: compact JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <summary>Reads what a queue gave; false where it is no message of ours.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out SweepMessage? message)
    {
        message = null;
        try
        {
            message = JsonSerializer.Deserialize<SweepMessage>(text ?? "", Options);
        }
        catch (JsonException)
        {
            return false;
        }

        return message is { Shard.Length: > 0 } && SweepIds.IsWellFormed(message.SweepId);
    }
}
