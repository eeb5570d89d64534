namespace Api.Requests;

/// <summary>An error in one part of a request, and how to correct it.</summary>
/// <param name="Pointer">
/// Place in the body, a JSON pointer as URI fragment such as <c>#/machines/0</c>; null if the error is not in the body.
/// </param>
/// <param name="Parameter">Name of the query parameter or header; null if the error is in the body.</param>
/// <param name="Detail">What is wrong and how to correct it, one sentence.</param>
public sealed record FieldError(string? Pointer, string? Parameter, string Detail)
{
    private const int LongestQuote = 80;

    /// <summary>An error in the body.</summary>
    /// <param name="path">Names and indexes from the top of the body to the error; empty for the whole body.</param>
    /// <param name="detail">What is wrong and how to correct it.</param>
    public static FieldError At(IEnumerable<string> path, string detail) =>
        new("#" + string.Concat(path.Select(Step)), null, detail);

    /// <summary>An error in a query parameter or header.</summary>
    public static FieldError In(string parameter, string detail) => new(null, parameter, detail);

    /// <summary>Text of the request as an answer may show it: truncated and in quotes.</summary>
    public static string Quote(string? text)
    {
        if (text is null)
        {
            return "nothing";
        }

        if (text.Length <= LongestQuote)
        {
            return $"'{text}'";
        }

        return $"'{text[..LongestQuote]}...'";
    }

    // RFC 6901, as a URI fragment.
    private static string Step(string name)
    {
        return "/"
            + Uri.EscapeDataString(
                (name.Length <= LongestQuote ? name : name[..LongestQuote])
                    .Replace("~", "~0", StringComparison.Ordinal)
                    .Replace("/", "~1", StringComparison.Ordinal)
            );
    }
}
