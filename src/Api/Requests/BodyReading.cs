namespace Api.Requests;

/// <summary>The result of reading a request's body. A closed hierarchy.</summary>
public abstract record BodyReading
{
    private BodyReading() { }

    /// <summary>The body was read completely.</summary>
    /// <param name="Bytes">The whole body.</param>
    public sealed record Whole(ReadOnlyMemory<byte> Bytes) : BodyReading;

    /// <summary>The content type is not JSON.</summary>
    /// <param name="ContentType">The content type; empty if there is none.</param>
    public sealed record OtherType(string ContentType) : BodyReading;

    /// <summary>The body is longer than the endpoint reads.</summary>
    /// <param name="MostBytes">The limit.</param>
    public sealed record TooLong(int MostBytes) : BodyReading;
}
