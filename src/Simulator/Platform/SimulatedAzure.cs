using System.Net;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Core.Pipeline;
using Cloud.Clients;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Simulator.Platform;

/// <summary>
/// A small Azure on this machine: Resource Manager with run commands, Resource Graph and Log Analytics over HTTPS, and
/// the managed identity endpoint, on free loopback ports. The real clients talk to it.
/// </summary>
public sealed class SimulatedAzure : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly X509Certificate2 certificate;
    private readonly PlatformState state;
    private readonly ManagedIdentityEndpoint identity;
    private readonly RequestPipeline gate;

    private SimulatedAzure(
        WebApplication app,
        X509Certificate2 certificate,
        PlatformState state,
        SimulatedAzureOptions options,
        TimeProvider time
    )
    {
        this.app = app;
        this.certificate = certificate;
        this.state = state;
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        ArmEndpoint = new UriBuilder(addresses.Single(IsHttps)) { Host = "localhost" }.Uri;
        IdentityEndpoint = new Uri(
            new Uri(addresses.Single(address => !IsHttps(address))),
            ManagedIdentityEndpoint.Path
        );
        Audience = ArmEndpoint.GetLeftPart(UriPartial.Authority);
        identity = new ManagedIdentityEndpoint(Audience, options, options.TokenClock ?? time);
        gate = new RequestPipeline(identity, state);
    }

    /// <summary>Resource Manager and Resource Graph.</summary>
    public Uri ArmEndpoint { get; }

    /// <summary>
    /// What tokens are asked for. It holds the port, so that the identity client's process-wide cache keeps two
    /// simulators apart.
    /// </summary>
    public string Audience { get; }

    /// <summary>Log Analytics: the same address, with an audience of its own.</summary>
    public LogEndpoint Logs => new(ArmEndpoint, identity.LogsAudience);

    /// <summary>For the environment variable <c>IDENTITY_ENDPOINT</c>.</summary>
    public Uri IdentityEndpoint { get; }

    /// <summary>For the environment variable <c>IDENTITY_HEADER</c>.</summary>
    public string IdentityHeader => identity.Header;

    /// <summary>How many requests there were of each of <see cref="OperationNames"/>, a snapshot.</summary>
    public IReadOnlyDictionary<string, int> Calls => new Dictionary<string, int>(gate.Calls, StringComparer.Ordinal);

    /// <summary>
    /// Run commands that were new and were accepted, whether or not the answer arrived, in the order of their
    /// acceptance; a snapshot.
    /// </summary>
    public IReadOnlyList<AcceptedOrder> AcceptedOrders => [.. gate.Accepted];

    /// <summary>
    /// Actions that were needed and not granted, and how often; a snapshot in order of name. Rows that were left out
    /// are not counted.
    /// </summary>
    public IReadOnlyDictionary<string, int> RefusedActions =>
        new SortedDictionary<string, int>(state.Authorization.Refused, StringComparer.Ordinal);

    /// <summary>Requests that the simulated Azure does not know: method and path.</summary>
    public IReadOnlyList<string> UnexpectedRequests => [.. gate.Unexpected];

    /// <summary>Starts listening.</summary>
    /// <param name="estate">The simulated resources and logs.</param>
    /// <param name="options">How it behaves.</param>
    /// <param name="time">Its clock.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    public static async Task<SimulatedAzure> StartAsync(
        ISimulatedEstate estate,
        SimulatedAzureOptions options,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var certificate = LocalhostCertificate.Create();
        // The empty builder reads no settings of this machine.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.Listen(IPAddress.Loopback, options.HttpsPort, listen => listen.UseHttps(certificate));
                kestrel.Listen(IPAddress.Loopback, 0);
            });
        var app = builder.Build();
        var state = new PlatformState(estate, options, time);
        SimulatedAzure? azure = null;
        app.MapWhen(
            context => !context.Request.IsHttps,
            http => http.Run(context => azure!.AnswerIdentityAsync(context))
        );
        app.UseRouting();
        app.Use((context, next) => azure!.gate.PassAsync(context, next));
        OperationRoutes.Map(app, state);
        await app.StartAsync(cancellationToken);
        // The ports are known only now; nobody else knows them before this returns.
        azure = new SimulatedAzure(app, certificate, state, options, time);
        return azure;
    }

    /// <summary>A transport that trusts only this simulator's certificate.</summary>
    public HttpPipelineTransport CreateTransport() =>
        new HttpClientTransport(new HttpClient(LocalhostCertificate.TrustOnly(certificate), disposeHandler: true));

    /// <summary>The certificate that its clients have to trust, as PEM; without its key.</summary>
    public string CertificatePem => certificate.ExportCertificatePem() + "\n";

    /// <summary>A credential for this simulator that does not use the identity endpoint.</summary>
    public TokenCredential CreateCredential() => new SimulatedCredential(identity);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await state.DisposeAsync();
        certificate.Dispose();
    }

    private Task AnswerIdentityAsync(Microsoft.AspNetCore.Http.HttpContext context)
    {
        if (context.Request.Path == ManagedIdentityEndpoint.Path)
        {
            gate.Count(OperationNames.GetToken);
            return identity.Answer(context.Request).ExecuteAsync(context);
        }

        gate.Unexpected.Enqueue($"{context.Request.Method} http {context.Request.Path}");
        context.Response.StatusCode = Microsoft.AspNetCore.Http.StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static bool IsHttps(string address) => address.StartsWith("https:", StringComparison.Ordinal);
}
