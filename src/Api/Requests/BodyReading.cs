namespace Api.Requests;

/// <summary>What came of fetching a request's body. A closed hierarchy.</summary>
public abstract record BodyReading
{
    private BodyReading() { }

    /// <summary>It came whole.</summary>
    /// <param name="Bytes">All of it.</param>
    public sealed record Whole(ReadOnlyMemory<byte> Bytes) : BodyReading;

    /// <summary>It does not say that it is JSON.</summary>
    /// <param name="ContentType">What it says it is; empty where it says nothing.</param>
    public sealed record OtherType(string ContentType) : BodyReading;

    /// <summary>The body is longer than the endpoint reads.</summary>
    /// <param name="MostBytes">The limit.</param>
    public sealed record TooLong(int MostBytes) : BodyReading;
}
