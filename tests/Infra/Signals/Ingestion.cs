using System.IO.Compression;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Monitor.OpenTelemetry.Exporter;

namespace Infra.Tests.Signals;

/// <summary>The ingestion endpoint of Application Insights for the exporter: accepts everything and keeps it.</summary>
internal sealed class Ingestion : HttpPipelineTransport, IDisposable
{
    private readonly HttpClientTransport requests = new();

    // The exporter's statistics about itself would be sent to Microsoft and leave the process.
    static Ingestion() => Environment.SetEnvironmentVariable("APPLICATIONINSIGHTS_STATSBEAT_DISABLED", "true");

    /// <summary>The envelopes in order of arrival.</summary>
    public List<JsonElement> Envelopes { get; } = [];

    /// <summary>Lets an exporter send here. Nothing leaves the process.</summary>
    public void Take(AzureMonitorExporterOptions options)
    {
        options.ConnectionString =
            "InstrumentationKey=00000000-0000-0000-0000-000000000000;IngestionEndpoint=https://127.0.0.1:9/";
        options.Transport = this;
        options.DisableOfflineStorage = true;
        options.EnableLiveMetrics = false;
    }

    public override Request CreateRequest() => requests.CreateRequest();

    public override void Process(HttpMessage message)
    {
        using var body = new MemoryStream();
        message.Request.Content?.WriteTo(body, CancellationToken.None);
        Keep(body);
        message.Response = new Taken();
    }

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        using var body = new MemoryStream();
        if (message.Request.Content is { } content)
        {
            await content.WriteToAsync(body, CancellationToken.None);
        }

        Keep(body);
        message.Response = new Taken();
    }

    public void Dispose() => requests.Dispose();

    private void Keep(MemoryStream body)
    {
        body.Position = 0;
        var isZipped = body.ReadByte() == 0x1f && body.ReadByte() == 0x8b;
        body.Position = 0;
        using Stream plain = isZipped ? new GZipStream(body, CompressionMode.Decompress) : body;
        using var reader = new StreamReader(plain);
        lock (Envelopes)
        {
            Envelopes.AddRange(
                reader
                    .ReadToEnd()
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Select(line => JsonDocument.Parse(line).RootElement)
            );
        }
    }

    private sealed class Taken : Response
    {
        public override int Status => 200;

        public override string ReasonPhrase => "OK";

        public override Stream? ContentStream { get; set; } =
            new MemoryStream("{\"itemsReceived\":1,\"itemsAccepted\":1,\"errors\":[]}"u8.ToArray());

        public override string ClientRequestId { get; set; } = "";

        public override void Dispose() { }

        protected override bool ContainsHeader(string name) => false;

        protected override IEnumerable<HttpHeader> EnumerateHeaders() => [];

        protected override bool TryGetHeader(string name, out string value)
        {
            value = "";
            return false;
        }

        protected override bool TryGetHeaderValues(string name, out IEnumerable<string> values)
        {
            values = [];
            return false;
        }
    }
}
