using System.Net;

namespace Api.Tests.Http;

/// <summary>A body without a Content-Length header.</summary>
internal sealed class Chunked : HttpContent
{
    private readonly byte[] body;

    public Chunked(byte[] body)
    {
        this.body = body;
        Headers.ContentType = new("application/json");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        stream.WriteAsync(body).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
