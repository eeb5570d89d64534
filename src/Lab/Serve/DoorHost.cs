using System.Net;
using System.Security.Cryptography;
using Cloud.Settings;
using Doors;
using Doors.Callers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Remediation.Sweeps.Running;

namespace Lab.Serve;

/// <summary>
/// The product without the Functions host: its doors on Kestrel and its worker in this process, composed as the
/// Function app is, from the same settings.
/// </summary>
public sealed class DoorHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly LabStorage storage;
    private readonly CancellationTokenSource stopping = new();
    private Task working = Task.CompletedTask;

    private DoorHost(WebApplication app, LabStorage storage)
    {
        this.app = app;
        this.storage = storage;
        Address = new Uri(
            app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()
        );
    }

    /// <summary>Where the doors are.</summary>
    public Uri Address { get; }

    /// <summary>What the doors are made of.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Opens the doors. The worker does not work yet.</summary>
    public static async Task<DoorHost> StartAsync(
        LabServer server,
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
        // The Lab decides when it ends; a host that listened for signals too would close the doors before the worker
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
        builder.Services.AddCloud(settings).AddHttpLogQuery().AddDoors();
        builder.Services.AddSingleton<CallerCheck>(new CallerCheck.DeveloperOnly());
        builder.Services.AddSingleton<NewSweepId>(_ =>
            () => "http-" + RandomNumberGenerator.GetHexString(16, lowercase: true)
        );
        storage.Replace(builder.Services, settings.Sweeps.Policy.Baseline);
        var app = builder.Build();
        app.UseRouting();
        app.MapDoors();
        LabControl.Map(app, server.World, server.Faults?.Tally);
        LabControl.MapTick(app);
        await app.StartAsync(cancellationToken);
        return new DoorHost(app, storage);
    }

    /// <summary>Lets the worker take messages until this is disposed of.</summary>
    public void Work()
    {
        var (sweeps, poison) = storage.Inboxes(app.Services);
        var worker = new LabWorker(
            app.Services.GetRequiredService<SweepWork>(),
            sweeps,
            poison,
            app.Services.GetRequiredService<TimeProvider>(),
            app.Services.GetRequiredService<ILogger<LabWorker>>()
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

    private static AppSettings Read(IReadOnlyList<KeyValuePair<string, string>> settings)
    {
        return AppSettingsReader.Read(
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
            SettingsReading.Read read => read.Settings,
            SettingsReading.Refused refused => throw new InvalidOperationException(refused.Text),
            _ => throw new InvalidOperationException("The settings could not be read."),
        };
    }
}
