using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using Cloud.Settings;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using Remediation.Sweeps.Running;

namespace FunctionApp.Composition;

/// <summary>OpenTelemetry to Application Insights: logs with sweep and machine in their scopes, metrics with few tags, traces of the host.</summary>
internal static class Telemetry
{
    private const string ConnectionString = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    public static void AddTelemetry(
        this IServiceCollection services,
        IConfiguration configuration,
        AppSettings settings
    )
    {
        services.Configure<OpenTelemetryLoggerOptions>(logs =>
        {
            logs.IncludeScopes = true;
            // Without it Application Insights shows the template and people have to put the values in themselves.
            logs.IncludeFormattedMessage = true;
        });
        var telemetry = services
            .AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .WithMetrics(metrics => metrics.AddMeter(SweepMetrics.MeterName));
        if (string.IsNullOrEmpty(configuration[ConnectionString]))
        {
            return;
        }

        services
            .AddOptions<AzureMonitorExporterOptions>()
            .Configure<TokenCredential>(
                (exporter, credential) =>
                {
                    // With local authentication switched off the connection string alone opens nothing.
                    exporter.Credential = settings.Azure.IsInAzure ? credential : null;
                    // Alert rules listen for what a sweep says. By default a trace that is sampled out, at more than five a second, takes its log with it.
                    exporter.EnableTraceBasedLogsSampler = false;
                }
            );
        telemetry.UseAzureMonitorExporter();
    }
}
