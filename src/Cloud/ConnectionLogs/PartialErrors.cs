using System.Text.Json;
using Cloud.Inventory;
using Remediation.Reasons;

namespace Cloud.ConnectionLogs;

/// <summary>
/// Reads the <c>error</c> that Log Analytics puts beside the tables of an HTTP 200. Severity 2 or lower: rows are missing. Severity 3 is a remark,
/// such as a table of a fuzzy union that does not exist. What has no severity is taken for the worse.
/// </summary>
public static class PartialErrors
{
    private const int Harmless = 3;
    private const int DeepestNesting = 8;

    /// <summary>Why rows are missing; null where none are.</summary>
    public static Reason? Read(JsonElement error)
    {
        JsonElement[] details = [.. error.Items("details")];
        JsonElement[] worst = details.Length == 0 ? [error] : Array.FindAll(details, detail => !IsHarmless(detail));
        return worst.Length == 0 ? null : new Reason(ReasonCodes.SourceFailed, "The answer is cut: " + Message(worst[0]));
    }

    private static bool IsHarmless(JsonElement detail)
    {
        int[] severities = [.. Chain(detail).Select(part => part.At("severity"))
            .Where(severity => severity.ValueKind == JsonValueKind.Number).Select(severity => severity.TryGetInt32(out var value) ? value : 0)];
        return severities.Length > 0 && severities.Min() >= Harmless;
    }

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
