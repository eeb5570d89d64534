namespace Api.Requests;

/// <summary>What is wrong with one part of a request, and how to mend it.</summary>
/// <param name="Pointer">
/// Where in the body, a JSON pointer as URI fragment such as <c>#/machines/0</c>; null where it is not in the body.
/// </param>
/// <param name="Parameter">Name of the query parameter or header; null where it is in the body.</param>
/// <param name="Detail">What is wrong and the way out, one sentence.</param>
public sealed record FieldError(string? Pointer, string? Parameter, string Detail)
{
    private const int LongestQuote = 80;

    /// <summary>An error in the body.</summary>
    /// <param name="path">The names and numbers that lead there from the top; none for the whole body.</param>
    /// <param name="detail">What is wrong and the way out.</param>
    public static FieldError At(IEnumerable<string> path, string detail) =>
        new("#" + string.Concat(path.Select(Step)), null, detail);

    /// <summary>An error in a query parameter or header.</summary>
    public static FieldError In(string parameter, string detail) => new(null, parameter, detail);

    /// <summary>Text of the request as it may be shown in an answer: cut, and in quotes.</summary>
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
