using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Api.Requests;

/// <summary>Reads the query parameter <c>most</c>, which limits a list.</summary>
internal static class TopParameter
{
    private const string Name = "top";
    private const int Default = 20;
    private const int Limit = 100;

    /// <summary>Reads the number, 20 if the request has none; false if it is not from 1 to 100.</summary>
    public static bool TryRead(HttpRequest request, out int most, [NotNullWhen(false)] out FieldError? error)
    {
        error = null;
        most = Default;
        if (!request.Query.TryGetValue(Name, out var values))
        {
            return true;
        }

        var text = values.Count == 1 ? values[0] : null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out most) && most is >= 1 and <= Limit)
        {
            return true;
        }

        error = FieldError.In(Name, $"{Name} must be a whole number from 1 to {Limit}, not {FieldError.Quote(text)}.");
        return false;
    }
}
