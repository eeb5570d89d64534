using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Simulator.Control;

namespace Cli.Serving;

/// <summary>
/// Serves the simulator's control endpoints over HTTP, for a product that runs in another process, such as the Function
/// app under <c>func start</c>.
/// </summary>
internal sealed class ControlHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private ControlHost(WebApplication app)
    {
        this.app = app;
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        Address = new Uri(addresses.Addresses.Single());
    }

    /// <summary>The base address.</summary>
    public Uri Address { get; }

    /// <summary>Starts it on a port of this machine; 0 for a free one.</summary>
    public static async Task<ControlHost> StartAsync(
        SimulatorServer server,
        int port,
        CancellationToken cancellationToken
    )
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var app = builder.Build();
        app.UseRouting();
        ControlEndpoints.Map(app, server.World, server.Faults?.Tally);
        await app.StartAsync(cancellationToken);
        return new ControlHost(app);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
