using System.Diagnostics.Metrics;
using System.Text.Json;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using Remediation.ConnectionLogs.Sources;
using Remediation.Execution;
using Remediation.Reasons;
using Remediation.Reporting;
using Remediation.Sweeps;
using Remediation.Sweeps.Running;

namespace Infra.Tests.Signals;

/// <summary>
/// What the product's own messages and metrics become in the real exporter. Properties of a Message are Properties of
/// AppTraces, of an Exception those of AppExceptions, a Metric's name is Name of AppMetrics and its value Sum.
/// </summary>
public sealed class TelemetryTests : IDisposable
{
    private readonly Ingestion ingestion = new();

    [Fact]
    public void The_values_of_a_message_are_properties_under_the_names_of_its_template()
    {
        Log<Sweep>(logger =>
            SweepLog.LogSources(
                logger,
                "sweep-1",
                [
                    new SourceHealth("Event", SourceState.Failed, 3, new Reason(ReasonCodes.SourceFailed, "403"))
                    {
                        Records = 30,
                    },
                    new SourceHealth("Storage", SourceState.Missing, 0),
                ]
            )
        );

        var (first, second) = (DataOf("Message", 0), DataOf("Message", 1));
        Assert.Equal(
            [
                "CategoryName=Remediation.Sweeps.Sweep",
                "EventId=103",
                "EventName=Source",
                "Reason=TLS104",
                "Records=30",
                "Rows=3",
                "Source=Event",
                "State=Failed",
                "SweepId=sweep-1",
            ],
            Properties(first).Where(line => !line.StartsWith("OriginalFormat=", StringComparison.Ordinal))
        );
        Assert.Equal(
            "Sweep sweep-1: source Event is Failed with 3 rows of 30 records, reason TLS104",
            first.GetProperty("message").GetString()
        );
        // An unknown count is no property.
        Assert.DoesNotContain(Properties(second), line => line.StartsWith("Records=", StringComparison.Ordinal));
    }

    [Fact]
    public void A_word_of_an_enum_is_its_name()
    {
        Log<Sweep>(logger => SweepLog.LogEnded(logger, "sweep-1", SweepOutcome.Inconclusive, 12));

        Assert.Superset(
            new HashSet<string> { "EventId=102", "Outcome=Inconclusive", "Machines=12" },
            Properties(DataOf("Message", 0)).ToHashSet()
        );
    }

    [Fact]
    public void A_message_with_an_exception_is_an_exception_and_keeps_its_values()
    {
        var interrupted = LoggerMessage.Define<string>(
            LogLevel.Warning,
            new EventId(713),
            "Sweep {SweepId} was interrupted and comes again"
        );
        Log<SweepMessageHandler>(logger => interrupted(logger, "sweep-1", new InvalidOperationException("broken")));

        var data = DataOf("Exception", 0);
        Assert.Superset(
            new HashSet<string>
            {
                "EventId=713",
                "SweepId=sweep-1",
                "CategoryName=Remediation.Sweeps.Running.SweepMessageHandler",
            },
            Properties(data).ToHashSet()
        );
        Assert.Equal("broken", data.GetProperty("exceptions")[0].GetProperty("message").GetString());
    }

    [Fact]
    public void An_interruption_is_a_metric_under_its_own_name()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using (
            var meters = Sdk.CreateMeterProviderBuilder()
                .AddMeter(SweepMetrics.MeterName)
                .AddAzureMonitorMetricExporter(ingestion.Take)
                .Build()
        )
        {
            var metrics = new SweepMetrics(services.GetRequiredService<IMeterFactory>());
            metrics.CountInterruption();
            metrics.CountInterruption();
        }

        var metric = DataOf("Metric", 0).GetProperty("metrics")[0];
        Assert.Equal(
            ("tls.sweep.interruptions", 2),
            (metric.GetProperty("name").GetString(), metric.GetProperty("value").GetDouble())
        );
    }

    public void Dispose() => ingestion.Dispose();

    // As Telemetry.cs of the app has it.
    private void Log<T>(Action<ILogger<T>> say)
    {
        using var factory = LoggerFactory.Create(builder =>
            builder.AddOpenTelemetry(logs =>
            {
                logs.IncludeScopes = true;
                logs.IncludeFormattedMessage = true;
                logs.AddAzureMonitorLogExporter(ingestion.Take);
            })
        );
        say(factory.CreateLogger<T>());
    }

    private JsonElement DataOf(string name, int index) =>
        ingestion
            .Envelopes.Where(envelope => envelope.GetProperty("name").GetString() == name)
            .ElementAt(index)
            .GetProperty("data")
            .GetProperty("baseData");

    private static IEnumerable<string> Properties(JsonElement data) =>
        data.GetProperty("properties")
            .EnumerateObject()
            .Select(property => $"{property.Name}={property.Value.GetString()}")
            .Order(StringComparer.Ordinal);
}
