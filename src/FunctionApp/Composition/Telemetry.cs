using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using Hosting.Options;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using Remediation.Sweeps.Running;
using Remediation.Telemetry;

namespace FunctionApp.Composition;

/// <summary>
/// OpenTelemetry: logs with sweep and machine in their scopes, metrics with few tags, spans of the host and of sweeps.
/// It goes to Application Insights and to an OTLP collector, to each where the settings name one; without Application
/// Insights the messages are on the console as well.
/// </summary>
internal static class Telemetry
{
    private const string ApplicationInsights = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    // The exporter reads it and its kin by itself ("OpenTelemetry Protocol Exporter", environment variables).
    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration, AppOptions settings)
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
            .WithLogging()
            .WithMetrics(metrics => metrics.AddMeter(SweepMetrics.MeterName))
            .WithTracing(traces => traces.AddSource(TelemetryNames.ActivitySource));
        if (IsSet(configuration, OtlpEndpoint))
        {
            telemetry.UseOtlpExporter();
        }

        if (IsSet(configuration, ApplicationInsights))
        {
            services.AddApplicationInsights(telemetry, settings);
        }
        else
        {
            services.AddConsole();
        }
    }

    private static void AddApplicationInsights(
        this IServiceCollection services,
        IOpenTelemetryBuilder telemetry,
        AppOptions settings
    )
    {
        services
            .AddOptions<AzureMonitorExporterOptions>()
            .Configure<TokenCredential>(
                (exporter, credential) =>
                {
                    // With local authentication switched off the connection string alone opens nothing.
                    exporter.Credential = settings.Azure.IsInAzure ? credential : null;
                    // Alert rules listen for what a sweep says. By default a trace that is sampled out, at more than
                    // five a second, takes its log with it.
                    exporter.EnableTraceBasedLogsSampler = false;
                }
            );
        telemetry.UseAzureMonitorExporter();
    }

    // With OpenTelemetry in host.json the host no longer shows what the worker logs.
    private static void AddConsole(this IServiceCollection services)
    {
        services.AddLogging(logging =>
            logging
                .AddSimpleConsole(console => console.SingleLine = true)
                .AddFilter("Azure", LogLevel.Warning)
                .AddFilter("Microsoft", LogLevel.Warning)
        );
    }

    private static bool IsSet(IConfiguration configuration, string name) => !string.IsNullOrEmpty(configuration[name]);
}
