using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Doors.Requests;

/// <summary>Reads the query parameter <c>most</c>, which limits a list.</summary>
internal static class MostParameter
{
    private const string Name = "most";
    private const int Default = 20;
    private const int Limit = 100;

    /// <summary>
    /// The number; 20 where there is none. Where <paramref name="error"/> is not null it does not count.
    /// </summary>
    public static int Read(HttpRequest request, out FieldError? error)
    {
        error = null;
        if (!request.Query.TryGetValue(Name, out var values))
        {
            return Default;
        }

        var text = values.Count == 1 ? values[0] : null;
        if (
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var most)
            && most is >= 1 and <= Limit
        )
        {
            return most;
        }

        error = FieldError.In(Name, $"{Name} must be a whole number from 1 to {Limit}, not {FieldError.Quote(text)}.");
        return Default;
    }
}
