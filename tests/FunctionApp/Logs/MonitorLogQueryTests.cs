using Azure.Core;
using Azure.Core.Pipeline;
using Cloud.Clients;
using Cloud.ConnectionLogs;
using FunctionApp.Logs;

namespace FunctionApp.Tests.Logs;

/// <summary>Microsoft's own client, as the Function app uses it.</summary>
public sealed class MonitorLogQueryTests(LogScene scene) : LogQueryContract(scene)
{
    protected override ILogQuery Open(
        LogEndpoint endpoint,
        TokenCredential credential,
        TimeSpan serverTimeout,
        HttpPipelineTransport transport,
        int retries
    ) => new MonitorLogQuery(endpoint, credential, serverTimeout, transport, retries);
}
