using System.Text.Json;
using System.Text.Json.Nodes;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Cloud.Clients;

/// <summary>Requests to Resource Manager for what has no client package here.</summary>
internal sealed class ArmRequests(HttpPipeline pipeline, AzureEndpoints endpoints)
{
    /// <summary>An address at Resource Manager.</summary>
    public Uri At(string pathAndQuery) => new(endpoints.ArmEndpoint, pathAndQuery);

    /// <summary>Sends a request; the answer outlives its connection. Undefined where the answer has no body.</summary>
    /// <exception cref="RequestFailedException">The answer is no success.</exception>
    /// <exception cref="JsonException">
    /// The answer is no JSON, or the address is not Resource Manager's, so that no token may go there.
    /// </exception>
    public async Task<JsonElement> SendAsync(
        RequestMethod method,
        Uri address,
        JsonObject? body,
        CancellationToken cancellationToken
    )
    {
        if (address.GetLeftPart(UriPartial.Authority) != endpoints.ArmEndpoint.GetLeftPart(UriPartial.Authority))
        {
            throw new JsonException($"'{address.Host}' is not the address of Resource Manager.");
        }

        using var message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(address);
        message.Request.Headers.SetValue("Accept", "application/json");
        if (body is not null)
        {
            message.Request.Headers.SetValue("Content-Type", "application/json");
            message.Request.Content = RequestContent.Create(body.ToJsonString());
        }

        await pipeline.SendAsync(message, cancellationToken);
        return message.Response.IsError ? throw new RequestFailedException(message.Response) : Read(message.Response);
    }

    private static JsonElement Read(Response response)
    {
        if (response.Status is 202 or 204)
        {
            return default;
        }

        using var document = JsonDocument.Parse(response.Content);
        return document.RootElement.Clone();
    }
}
