using System.Net;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Remediation.ConnectionLogs.Queries;

namespace FunctionApp.Tests.Logs;

/// <summary>Leads to the simulated Azure, but for one source's question, which it answers itself.</summary>
internal sealed class OddTransport(HttpPipelineTransport azure, OddAnswer answer) : HttpPipelineTransport, IDisposable
{
    private static readonly string Question = LogQueries.Findings.Single(query => query.Source == LogScene.Source).Text;

    private readonly HttpClientTransport odd = new(new HttpClient(new Stub(answer)));

    /// <summary>How often the source's question came.</summary>
    public int Questions { get; private set; }

    public void Dispose() => odd.Dispose();

    public override Request CreateRequest() => azure.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("The product never blocks.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        if (!await IsQuestionAsync(message.Request))
        {
            await azure.ProcessAsync(message);
            return;
        }

        Questions++;
        if (answer.Status == 0)
        {
            // What the pipeline makes of a network timeout, without the wait.
            throw new TaskCanceledException($"Nothing came within {message.NetworkTimeout}.");
        }

        await odd.ProcessAsync(message);
    }

    private static async Task<bool> IsQuestionAsync(Request request)
    {
        if (request.Content is not { } content)
        {
            return false;
        }

        using var text = new MemoryStream();
        await content.WriteToAsync(text, CancellationToken.None);
        using var document = System.Text.Json.JsonDocument.Parse(text.ToArray());
        return document.RootElement.TryGetProperty("query", out var query) && query.GetString() == Question;
    }

    private sealed class Stub(OddAnswer answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult(
                new HttpResponseMessage((HttpStatusCode)answer.Status)
                {
                    Content = new StringContent(answer.Body, Encoding.UTF8, "application/json"),
                }
            );
    }
}
