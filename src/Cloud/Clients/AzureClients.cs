using Azure.Core;
using Azure.Core.Pipeline;
using Azure.ResourceManager;

namespace Cloud.Clients;

/// <summary>Builds the clients that the adapters work with.</summary>
public static class AzureClients
{
    /// <summary>
    /// How often a question to Log Analytics is asked again after a passing fault; the sweep itself is the next retry.
    /// </summary>
    public const int LogRetries = 2;

    /// <summary>
    /// The Resource Manager client. The client never retries: Azure may ask for a wait of twenty minutes, which the
    /// client would sleep inside one call. A fault is returned as a value, and the next poll or sweep is the retry.
    /// </summary>
    public static ArmClient Arm(
        AzureEndpoints endpoints,
        TokenCredential credential,
        HttpPipelineTransport? transport = null,
        HttpPipelinePolicy? listener = null
    )
    {
        var options = new ArmClientOptions
        {
            Environment = new ArmEnvironment(endpoints.ArmEndpoint, endpoints.Audience),
        };
        Configure(options, transport, retries: 0);
        Listen(options, listener);
        return new ArmClient(credential, defaultSubscriptionId: null, options);
    }

    /// <summary>The same without retries for resources that have no client package here.</summary>
    public static HttpPipeline ArmPipeline(
        AzureEndpoints endpoints,
        TokenCredential credential,
        HttpPipelineTransport? transport = null,
        HttpPipelinePolicy? listener = null
    ) => Inventory(endpoints, credential, transport, retries: 0, listener);

    /// <summary>
    /// The pipeline for Resource Graph, which has no client package here. Its quota window is five seconds, so a few
    /// retries are cheap, and without them one throttled page would leave a whole inventory incomplete.
    /// </summary>
    public static HttpPipeline Inventory(
        AzureEndpoints endpoints,
        TokenCredential credential,
        HttpPipelineTransport? transport = null,
        int retries = 2,
        HttpPipelinePolicy? listener = null
    )
    {
        var options = new PipelineOptions();
        Configure(options, transport, retries);
        Listen(options, listener);
        return HttpPipelineBuilder.Build(
            options,
            new BearerTokenAuthenticationPolicy(credential, $"{endpoints.Audience}/.default")
        );
    }

    /// <summary>The pipeline for Log Analytics, for hosts without Microsoft's client package.</summary>
    public static HttpPipeline Logs(
        LogEndpoint endpoint,
        TokenCredential credential,
        HttpPipelineTransport? transport = null,
        int retries = LogRetries
    )
    {
        var options = new PipelineOptions();
        ConfigureLogs(options, transport, retries);
        return HttpPipelineBuilder.Build(
            options,
            new BearerTokenAuthenticationPolicy(credential, $"{endpoint.Audience}/.default")
        );
    }

    private static void Listen(ClientOptions options, HttpPipelinePolicy? listener)
    {
        if (listener is not null)
        {
            options.AddPolicy(listener, HttpPipelinePosition.PerRetry);
        }
    }

    /// <summary>Sets what every client of Log Analytics has in common, whoever wrote the client.</summary>
    public static void ConfigureLogs(ClientOptions options, HttpPipelineTransport? transport, int retries)
    {
        Configure(options, transport, retries);
        options.RetryPolicy = new LogRetryPolicy(retries);
    }

    // How often they ask again, no content in logs, and the way to Azure.
    private static void Configure(ClientOptions options, HttpPipelineTransport? transport, int retries)
    {
        options.Retry.MaxRetries = retries;
        // Scripts and polling addresses stay out of logs.
        options.Diagnostics.IsLoggingContentEnabled = false;
        if (transport is not null)
        {
            options.Transport = transport;
        }
    }

    private sealed class PipelineOptions : ClientOptions;
}
