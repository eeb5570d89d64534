using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry.Logs;

namespace FunctionApp.Tests.Composition;

/// <summary>Where the product's own messages go.</summary>
[Collection(nameof(WholeProcess))]
public sealed class TelemetryTests
{
    private static readonly KeyValuePair<string, string>[] Sound =
    [
        new("Sweep__Schedule", "0 0 */6 * * *"),
        new("Sweep__Subscriptions", "00000000-0000-0000-0000-000000000001"),
        new("Logs__Workspaces", "00000000-0000-0000-0000-000000000002"),
        new("AzureWebJobsStorage", "UseDevelopmentStorage=true"),
    ];

    private static readonly Action<ILogger, Exception?> Say = LoggerMessage.Define(
        LogLevel.Information,
        new EventId(1),
        "a message of the product"
    );

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Without_Application_Insights_messages_go_to_the_console()
    {
        using var app = AppScene.Build(Sound);

        Assert.Contains(app.Services.GetServices<ILoggerProvider>(), provider => provider is ConsoleLoggerProvider);
    }

    [Fact]
    public void With_Application_Insights_the_console_is_left_alone()
    {
        const string Connection =
            "InstrumentationKey=00000000-0000-0000-0000-000000000003;IngestionEndpoint=https://localhost:1/";
        using var app = AppScene.Build([.. Sound, new("APPLICATIONINSIGHTS_CONNECTION_STRING", Connection)]);

        Assert.DoesNotContain(
            app.Services.GetServices<ILoggerProvider>(),
            provider => provider is ConsoleLoggerProvider
        );
    }

    [Fact]
    public async Task An_OTLP_collector_that_the_settings_name_receives_the_messages()
    {
        var received = new ConcurrentDictionary<string, string>();
        await using var collector = await CollectAsync(received);
        var address = collector
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.Single();
        using var app = AppScene.Build([
            .. Sound,
            new("OTEL_EXPORTER_OTLP_ENDPOINT", address),
            new("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
        ]);
        Say(app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Remediation.Sweeps.Sweep"), null);

        Assert.True(app.Services.GetRequiredService<LoggerProvider>().ForceFlush());

        Assert.Contains(
            "a message of the product",
            received.GetValueOrDefault("/v1/logs", ""),
            StringComparison.Ordinal
        );
    }

    // OTLP/HTTP as its specification has it: a POST to /v1/logs with a message in protobuf, whose strings are plain
    // UTF-8.
    private static async Task<WebApplication> CollectAsync(ConcurrentDictionary<string, string> received)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            received[context.Request.Path] = Encoding.UTF8.GetString(body.ToArray());
            context.Response.StatusCode = StatusCodes.Status200OK;
        });
        await app.StartAsync(Token);
        return app;
    }
}
