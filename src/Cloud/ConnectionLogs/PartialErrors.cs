using System.Text.Json;
using Azure;
using Cloud.Clients;
using Remediation.Reasons;

namespace Cloud.ConnectionLogs;

/// <summary>
/// Reads the <c>error</c> that Log Analytics puts beside the tables of an HTTP 200. Severity 2 or lower: rows are
/// missing. Severity 3 is informational, such as a missing table of a fuzzy union. An error without a severity counts
/// as missing rows.
/// </summary>
public static class PartialErrors
{
    private const int Harmless = 3;
    private const int DeepestNesting = 8;
    private const string RawMark = "Raw:";

    /// <summary>Why rows are missing; null if none are.</summary>
    public static Reason? Read(JsonElement error)
    {
        JsonElement[] details = [.. error.Items("details")];
        JsonElement[] worst = details.Length == 0 ? [error] : Array.FindAll(details, detail => !IsHarmless(detail));
        return worst.Length == 0 ? null : Cut(Message(worst[0]));
    }

    /// <summary>
    /// Like the other overload, for the SDK's form of the error: the SDK keeps severities only in its text, which ends
    /// with the service's JSON. Without that JSON the error counts as missing rows.
    /// </summary>
    public static Reason? Read(ResponseError? error)
    {
        var text = error?.ToString() ?? "";
        var raw = text.IndexOf(RawMark, StringComparison.Ordinal);
        try
        {
            using var document = JsonDocument.Parse(raw < 0 ? "{}" : text[(raw + RawMark.Length)..]);
            return document.RootElement.EnumerateObject().Any()
                ? Read(document.RootElement)
                : Cut(error?.Message ?? "no reason is given.");
        }
        catch (Exception odd) when (odd is JsonException or InvalidOperationException)
        {
            return Cut(error?.Message ?? "no reason is given.");
        }
    }

    private static bool IsHarmless(JsonElement detail)
    {
        int[] severities =
        [
            .. Chain(detail)
                .Select(part => part.At("severity"))
                .Where(severity => severity.ValueKind == JsonValueKind.Number)
                .Select(severity => severity.TryGetInt32(out var value) ? value : 0),
        ];
        return severities.Length > 0 && severities.Min() >= Harmless;
    }

    private static Reason Cut(string message) => new(ReasonCodes.SourceFailed, "The answer is cut: " + message);

    // The innermost message is specific; the outer messages are generic.
    private static string Message(JsonElement detail)
    {
        var messages = Chain(detail).Select(part => part.Text("message")).Where(message => message.Length > 0);
        var text = messages.LastOrDefault("no reason is given.").ReplaceLineEndings(" ");
        return text.Length <= 200 ? text : text[..200];
    }

    private static IEnumerable<JsonElement> Chain(JsonElement part)
    {
        for (var depth = 0; depth < DeepestNesting && part.ValueKind == JsonValueKind.Object; depth++)
        {
            yield return part;
            part = part.At("innererror");
        }
    }
}
