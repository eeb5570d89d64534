using System.Net;
using System.Security.Cryptography;
using Api;
using Api.Authorization;
using Api.Endpoints;
using Cloud;
using Hosting;
using Hosting.Options;
using Hosting.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Remediation.Sweeps.Running;
using Simulator.Control;

namespace Cli.Serving;

/// <summary>
/// The product without the Functions host: its API on Kestrel and its worker in this process, composed as the Function
/// app is, from the same settings.
/// </summary>
public sealed class ApiHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly WorkstationStorage storage;
    private readonly CancellationTokenSource stopping = new();
    private Task working = Task.CompletedTask;

    private ApiHost(WebApplication app, WorkstationStorage storage)
    {
        this.app = app;
        this.storage = storage;
        Address = new Uri(
            app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()
        );
    }

    /// <summary>The API's base address.</summary>
    public Uri Address { get; }

    /// <summary>The services that the API is composed of.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Starts the API. The worker is started separately, by <see cref="Work"/>.</summary>
    public static async Task<ApiHost> StartAsync(
        SimulatorServer server,
        int port,
        LogLevel logLevel,
        CancellationToken cancellationToken
    )
    {
        var azure = server.Azure;
        var storage = server.Storage;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.AddMetrics();
        // The simulator decides when it ends; a host that listened for signals too would stop the API before the worker
        // has stopped.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder
            .Logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.IncludeScopes = true;
            })
            .SetMinimumLevel(logLevel)
            .AddFilter("Microsoft", LogLevel.Warning);
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Listen(IPAddress.Loopback, port);
            });
        var settings = Read(server.Settings);
        builder.Services.AddSingleton(azure.CreateTransport());
        builder.Services.AddTlsRemediation(settings).AddHttpLogQuery().AddApi();
        builder.Services.AddSingleton<CallerAuthentication>(new CallerAuthentication.DeveloperOnly());
        builder.Services.AddSingleton<NewSweepId>(_ =>
            () => "http-" + RandomNumberGenerator.GetHexString(16, lowercase: true)
        );
        storage.Replace(builder.Services, settings.Sweeps.Policy.Baseline);
        var app = builder.Build();
        app.UseRouting();
        app.MapApi();
        ControlEndpoints.Map(app, server.World, server.Faults?.Tally);
        ControlEndpoints.MapTick(app);
        await app.StartAsync(cancellationToken);
        return new ApiHost(app, storage);
    }

    /// <summary>Starts the worker, which runs until the host is disposed.</summary>
    public void Work()
    {
        var (sweeps, poison) = storage.OpenReceivers(app.Services);
        var worker = new QueueWorker(
            app.Services.GetRequiredService<SweepMessageHandler>(),
            sweeps,
            poison,
            app.Services.GetRequiredService<TimeProvider>(),
            app.Services.GetRequiredService<ILogger<QueueWorker>>()
        );
        working = worker.RunAsync(stopping.Token);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await working;
        await app.StopAsync();
        await app.DisposeAsync();
        stopping.Dispose();
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private static AppOptions Read(IReadOnlyList<KeyValuePair<string, string>> settings)
    {
        return AppOptionsReader.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    settings.Select(setting =>
                        KeyValuePair.Create(
                            setting.Key.Replace("__", ":", StringComparison.Ordinal),
                            (string?)setting.Value
                        )
                    )
                )
                .Build()
        ) switch
        {
            AppOptionsReading.Read read => read.Settings,
            AppOptionsReading.Refused refused => throw new InvalidOperationException(refused.Text),
            _ => throw new InvalidOperationException("The settings could not be read."),
        };
    }
}
