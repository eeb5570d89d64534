using System.Text.Json;
using Azure;
using Cloud.Clients;
using Remediation.Reasons;

namespace Cloud.ConnectionLogs;

/// <summary>
/// Reads the <c>error</c> that Log Analytics puts beside the tables of an HTTP 200. Severity 2 or lower: rows are
/// missing. Severity 3 is a remark, such as a table of a fuzzy union that does not exist. What has no severity is taken
/// for the worse.
/// </summary>
public static class PartialErrors
{
    private const int Harmless = 3;
    private const int DeepestNesting = 8;
    private const string RawMark = "Raw:";

    /// <summary>Why rows are missing; null where none are.</summary>
    public static Reason? Read(JsonElement error)
    {
        JsonElement[] details = [.. error.Items("details")];
        JsonElement[] worst = details.Length == 0 ? [error] : Array.FindAll(details, detail => !IsHarmless(detail));
        return worst.Length == 0 ? null : Cut(Message(worst[0]));
    }

    /// <summary>
    /// The same from what the SDK made of the error: it keeps severities nowhere but in its text, which ends with the
    /// service's own JSON. Where that is not found, the error is taken for the worse.
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

    // The innermost message is the telling one; the outer ones say that something went wrong.
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
