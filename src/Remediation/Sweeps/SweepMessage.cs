using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Remediation.Sweeps;

/// <summary>
/// All that travels in the queue: small, because what the sweep is to do stands in its record.
/// </summary>
/// <param name="SweepId">The sweep.</param>
public sealed record SweepMessage(string SweepId)
{
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

        return message is not null && SweepIds.IsWellFormed(message.SweepId);
    }
}
