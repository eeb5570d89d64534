using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Remediation.Reasons;
using Remediation.Sweeps;

namespace Cloud.State;

/// <summary>
/// A sweep's record as it is kept: JSON in which enums are names, a reason is id and detail, and the version is left
/// out.
/// </summary>
public static class SweepRecordJson
{
    /// <summary>Most bytes of a record; a table keeps no more in one property.</summary>
    public const int MostBytes = 64 * 1024;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(), new ReasonConverter() },
        // What is derived from the rest is not kept.
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // It is read by no browser, and a name with an umlaut should not cost six bytes a letter.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a record.</summary>
    /// <exception cref="ArgumentException">It has more than <see cref="MostBytes"/>.</exception>
    public static byte[] Write(SweepRecord record)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(record with { Version = "" }, Options);
        return json.Length <= MostBytes
            ? json
            : throw new ArgumentException(
                $"The record of sweep {record.Id} has {json.Length} bytes; at most {MostBytes} can be kept.",
                nameof(record)
            );
    }

    /// <summary>Reads a record; members that only a newer version knows are passed over.</summary>
    /// <param name="json">What <see cref="Write"/> wrote.</param>
    /// <param name="version">The version that the store gives it.</param>
    /// <exception cref="JsonException">It is no record.</exception>
    public static SweepRecord Read(ReadOnlySpan<byte> json, string version)
    {
        return JsonSerializer.Deserialize<SweepRecord>(json, Options) is { } record
            ? record with
            {
                Version = version,
            }
            : throw new JsonException("The record is null.");
    }

    private sealed class ReasonConverter : JsonConverter<Reason>
    {
        private sealed record Kept(string Code, string Detail);

        public override Reason Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var kept =
                JsonSerializer.Deserialize<Kept>(ref reader, options) ?? throw new JsonException("The reason is null.");
            return ReasonSerializer.Deserialize(kept.Code, kept.Detail);
        }

        public override void Write(Utf8JsonWriter writer, Reason value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new Kept(value.Code.Id, value.Detail), options);
    }
}
