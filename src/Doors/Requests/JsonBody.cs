using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Doors.Requests;

/// <summary>Reads a request's body as JSON within limits. Total: whatever the bytes are, the answer is a value.</summary>
internal static class JsonBody
{
    private const int Deepest = 32;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = Deepest, AllowDuplicateProperties = false };

    public static async Task<BodyReading> ReadAsync(HttpRequest request, int mostBytes, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            return new BodyReading.OtherType(request.ContentType ?? "");
        }

        if (request.ContentLength > mostBytes)
        {
            return new BodyReading.TooLong(mostBytes);
        }

        // The length is a claim; what counts is what comes.
        var buffer = new byte[mostBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length > mostBytes ? new BodyReading.TooLong(mostBytes) : Parse(buffer.AsMemory(0, length));
    }

    public static BodyReading Parse(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return Malformed("The body is empty; send a JSON object, {} at least.");
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            var root = document.RootElement.Clone();
            return AreTextsWhole(root) ? new BodyReading.Read(root) : Malformed("A text in the body holds half a surrogate pair; send whole characters.");
        }
        catch (JsonException malformed)
        {
            return Malformed($"The body is not JSON that is accepted here: {Where(malformed)}");
        }
    }

    // System.Text.Json finds half a surrogate pair only when the text is asked for, and then throws.
    private static bool AreTextsWhole(JsonElement root)
    {
        var pending = new Stack<JsonElement>([root]);
        while (pending.TryPop(out var element))
        {
            try
            {
                _ = element.ValueKind == JsonValueKind.String ? element.GetString() : "";
                foreach (var child in Children(element))
                {
                    pending.Push(child);
                }
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<JsonElement> Children(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray(),
        JsonValueKind.Object => element.EnumerateObject().Select(member => member.Name.Length >= 0 ? member.Value : default),
        _ => [],
    };

    private static BodyReading.Malformed Malformed(string detail) => new(FieldError.At([], detail));

    private static string Where(JsonException malformed)
    {
        var message = malformed.Message.Split(" LineNumber:", 2)[0].Split(" Path:", 2)[0];
        return $"{message} Line {malformed.LineNumber + 1 ?? 1}, byte {malformed.BytePositionInLine ?? 0}.";
    }
}
