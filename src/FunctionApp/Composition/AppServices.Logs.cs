using Azure.Core;
using Cloud.ConnectionLogs;
using Cloud.Settings;
using FunctionApp.Logs;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionApp.Composition;

/// <summary>The part that needs Azure.Monitor.Query.</summary>
internal static partial class AppServices
{
    static partial void AddLogQuery(IServiceCollection services, AppSettings settings) =>
        services.AddSingleton<ILogQuery>(provider =>
        {
            var endpoint = settings.Azure.LogEndpoint;
            var options = new LogsQueryClientOptions();
            options.Diagnostics.IsLoggingContentEnabled = false;
            // The client takes an audience of the endpoint's own host only; for any other it asks for the public one.
            if (endpoint.Audience == endpoint.Address.GetLeftPart(UriPartial.Authority))
            {
                options.Audience = new LogsQueryAudience(endpoint.Audience);
            }

            var client = new LogsQueryClient(endpoint.Address, provider.GetRequiredService<TokenCredential>(), options);
            return new MonitorLogQuery(client, settings.Logs.ServerTimeout);
        });
}
