using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Remediation.Reasons;
using Remediation.Sweeps;

namespace Cloud.State;

/// <summary>
/// The stored form of a sweep's record: JSON in which enums are names, a reason is id and detail, and the version is
/// left out.
/// </summary>
public static class SweepRecordJson
{
    /// <summary>Most bytes of a record; the limit of a table property.</summary>
    public const int MostBytes = 64 * 1024;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(), new ReasonConverter() },
        // Derived properties are not stored.
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // No browser reads this JSON, and a non-ASCII letter would take six bytes if it were escaped.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a record.</summary>
    /// <exception cref="ArgumentException">The record has more than <see cref="MostBytes"/>.</exception>
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

    /// <summary>Reads a record; members that only a newer version defines are ignored.</summary>
    /// <param name="json">The JSON that <see cref="Write"/> returned.</param>
    /// <param name="version">The version that the store gives it.</param>
    /// <exception cref="JsonException">The JSON is not a record.</exception>
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
