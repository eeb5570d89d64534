using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Remediation.Sweeps;

/// <summary>A message in the queue. It holds only the id, because the sweep's request is in its record.</summary>
/// <param name="SweepId">The sweep.</param>
public sealed record SweepMessage(string SweepId)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>The message as compact JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <summary>Reads a message; false if the text is not a message of this product.</summary>
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
