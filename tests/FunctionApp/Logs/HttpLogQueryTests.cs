using Azure.Core;
using Azure.Core.Pipeline;
using Cloud.Clients;
using Cloud.ConnectionLogs;

namespace FunctionApp.Tests.Logs;

/// <summary>The plain client, as the command line and the simulator's host use it.</summary>
public sealed class HttpLogQueryTests(LogScene scene) : LogQueryContract(scene)
{
    protected override ILogQuery Open(
        LogEndpoint endpoint,
        TokenCredential credential,
        TimeSpan serverTimeout,
        HttpPipelineTransport transport,
        int retries
    ) => new HttpLogQuery(AzureClients.Logs(endpoint, credential, transport, retries), endpoint, serverTimeout);
}
