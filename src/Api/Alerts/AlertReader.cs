using System.Text.Json;
using Api.Requests;

namespace Api.Alerts;

/// <summary>
/// Reads payloads of action groups in the common alert schema (learn.microsoft.com, "Common alert schema" and "Sample
/// alert payloads"). Pure and total: any bytes give a reading. Links in a payload are never followed, and its severity
/// and numbers are not read.
/// </summary>
public static class AlertReader
{
    /// <summary>Deepest nesting that is read; the documented payloads have 9 levels.</summary>
    public const int MostLevels = 32;

    /// <summary>Most characters of an alert's id and of its time.</summary>
    public const int MostIdentityCharacters = 1024;

    private const string SchemaId = "azureMonitorCommonAlertSchema";
    private const string Mend = "enable the common alert schema on this receiver of the action group";

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MostLevels };
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the body of a POST.</summary>
    /// <param name="utf8">The body, JSON in UTF-8, with or without a byte order mark.</param>
    public static AlertReading Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(
                utf8.Span.StartsWith(ByteOrderMark) ? utf8[ByteOrderMark.Length..] : utf8,
                Options
            );
            return Read(document.RootElement);
        }
        catch (JsonException error)
        {
            return Malformed(
                "#",
                $"The body is not JSON of at most {MostLevels} levels"
                    + $" (line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}); send what Azure "
                    + "Monitor sends, unchanged."
            );
        }
    }

    private static AlertReading Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return Malformed("#", $"The body must be a JSON object in the common alert schema; {Mend}.");
        }

        if (!root.Text("schemaId").Equals(SchemaId, StringComparison.OrdinalIgnoreCase))
        {
            return Malformed("#/schemaId", $"schemaId must be {SchemaId}, {Not(root.Text("schemaId"))}: {Mend}.");
        }

        var post = new AlertPayload(
            root.Member("data").Member("essentials"),
            root.Member("data").Member("alertContext")
        );
        var faults = Faults(post.Essentials).ToList();
        return faults.Count == 0 ? Read(post) : new AlertReading.Malformed(faults);
    }

    private static AlertReading Read(AlertPayload post)
    {
        var alert = post.Identity;
        if (SampleAlerts.Contains(post))
        {
            return new AlertReading.Test(alert);
        }

        if (!post.IsFired)
        {
            return new AlertReading.Resolved(alert);
        }

        if (ServiceHealthNotice.IsOne(post))
        {
            return ServiceHealthNotice.Read(post);
        }

        return AlertTargets.Read(post);
    }

    private static IEnumerable<FieldError> Faults(JsonElement essentials)
    {
        foreach (var name in (string[])["alertId", "firedDateTime"])
        {
            if (essentials.Text(name).OneLine(int.MaxValue) is not { Length: > 0 and <= MostIdentityCharacters })
            {
                yield return new FieldError(
                    $"#/data/essentials/{name}",
                    null,
                    $"{name} must be text of 1 to {MostIdentityCharacters} characters; without it a repeated "
                        + "delivery cannot be told from a new alert."
                );
            }
        }

        var condition = essentials.Text("monitorCondition");
        if (!IsOneOf(condition, "Fired", "Resolved"))
        {
            yield return new FieldError(
                "#/data/essentials/monitorCondition",
                null,
                $"monitorCondition must be Fired or Resolved, {Not(condition)}."
            );
        }
    }

    private static bool IsOneOf(string text, params string[] words) =>
        words.Contains(text, StringComparer.OrdinalIgnoreCase);

    private static string Not(string text) => text.Length == 0 ? "and is missing" : $"not '{text.OneLine(60)}'";

    private static AlertReading.Malformed Malformed(string pointer, string detail) =>
        new([new FieldError(pointer, null, detail)]);
}
