using System.Text.Json;

namespace Doors.Requests;

/// <summary>What came of reading a request's body. A closed hierarchy.</summary>
public abstract record BodyReading
{
    private BodyReading()
    {
    }

    /// <summary>It is JSON.</summary>
    /// <param name="Root">The whole.</param>
    public sealed record Read(JsonElement Root) : BodyReading;

    /// <summary>It does not say that it is JSON.</summary>
    /// <param name="ContentType">What it says it is; empty where it says nothing.</param>
    public sealed record OtherType(string ContentType) : BodyReading;

    /// <summary>It is longer than this door reads.</summary>
    /// <param name="MostBytes">The limit.</param>
    public sealed record TooLong(int MostBytes) : BodyReading;

    /// <summary>It is no JSON that this door accepts.</summary>
    /// <param name="Error">Why.</param>
    public sealed record Malformed(FieldError Error) : BodyReading;
}
