using System.Text;
using System.Text.Json;
using Azure.Core.Pipeline;
using Cli.Options;
using Cli.Serving;
using Cloud.State;
using FunctionApp.Composition;
using Hosting.State;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Simulator.Machines;

namespace FunctionApp.Tests.Composition;

/// <summary>
/// The Function app's host, built as Program builds it, with the settings that <c>serve</c> prints, against the
/// simulated Azure and Azurite. No Functions host calls the functions; the tests do, as methods on classes that are
/// made as the worker makes them.
/// </summary>
public sealed class AppScene : IAsyncLifetime
{
    private const string HostEnvironment = "AZURE_FUNCTIONS_ENVIRONMENT";

    private const string ConfirmAfter = "Sweep__ConfirmAfter";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("app-");

    internal SimulatorServer Server { get; private set; } = null!;

    internal IHost App { get; private set; } = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // What the Functions host tells its worker on the command line; nothing listens there.
    private static readonly KeyValuePair<string, string>[] FromTheHost =
    [
        new("Functions__Worker__HostEndpoint", "http://127.0.0.1:1"),
        new("Functions__Worker__WorkerId", "worker"),
        new("Functions__Worker__RequestId", "request"),
        new("Functions__Worker__GrpcMaxMessageLength", "2147483647"),
    ];

    /// <summary>The app as Program builds it, with settings from elsewhere than the environment.</summary>
    internal static IHost Build(
        IEnumerable<KeyValuePair<string, string>> settings,
        Action<IServiceCollection>? change = null,
        string environment = "Production"
    ) =>
        AppHost.Build(
            ["--environment", environment],
            FromTheHost
                .Concat(settings)
                .Select(setting =>
                    KeyValuePair.Create(
                        setting.Key.Replace("__", ":", StringComparison.Ordinal),
                        (string?)setting.Value
                    )
                ),
            change
        );

    public async ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable(HostEnvironment, "Development");
        var options = new ServeOptions(0, true, StorageKind.Azurite, NamedFleet.Machines.Count, 1, folder);
        Server = await SimulatorServer.StartAsync(options, Token);
        // A minute of traffic is proof enough of a simulated machine; here somebody waits even for that.
        App = Build(
            [.. Server.Settings.Where(setting => setting.Key != ConfirmAfter), new(ConfirmAfter, "00:00:00")],
            // A process of its own would trust the certificate by SSL_CERT_FILE, which counts from its start only.
            services => services.AddSingleton<HttpPipelineTransport>(Server.Azure.CreateTransport())
        );
        await PrepareStateAsync();
    }

    // The one part of the app that its host starts besides the functions.
    private async Task PrepareStateAsync()
    {
        var preparation = ActivatorUtilities.CreateInstance<StatePreparation>(App.Services);
        await preparation.StartAsync(Token);
        await preparation.ExecuteTask!;
    }

    public async ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable(HostEnvironment, null);
        App?.Dispose();
        await Server.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>A class with functions, made as the worker makes it.</summary>
    internal T Make<T>() => ActivatorUtilities.CreateInstance<T>(App.Services);

    /// <summary>Calls an HTTP function and reads what it writes.</summary>
    internal async Task<(int Status, string Body)> CallAsync(
        Func<HttpRequest, Task<IResult>> function,
        string body = ""
    )
    {
        var context = new DefaultHttpContext { RequestServices = App.Services };
        context.Request.Method = body.Length > 0 ? "POST" : "GET";
        context.Request.ContentType = body.Length > 0 ? "application/json" : null;
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        context.Request.ContentLength = context.Request.Body.Length;
        context.Response.Body = new MemoryStream();
        await (await function(context.Request)).ExecuteAsync(context);
        context.Response.Body.Position = 0;
        using var reader = new StreamReader(context.Response.Body);
        return (context.Response.StatusCode, await reader.ReadToEndAsync(Token));
    }

    /// <summary>The same for an answer that must be JSON with this status.</summary>
    internal async Task<JsonElement> CallAsync(int status, Func<HttpRequest, Task<IResult>> function, string body = "")
    {
        var answer = await CallAsync(function, body);
        Assert.True(answer.Status == status, answer.Body);
        return JsonDocument.Parse(answer.Body).RootElement;
    }

    /// <summary>Hands every waiting message to a function, as the queue trigger does.</summary>
    internal static async Task<int> DrainAsync(SweepQueueReceiver inbox, Func<string, CancellationToken, Task> function)
    {
        var handled = 0;
        while (await inbox.ReceiveAsync(Token) is { } message)
        {
            await function(message.Text, Token);
            await message.CompleteAsync(Token);
            handled++;
        }

        return handled;
    }

    internal SweepQueueReceiver Sweeps =>
        StorageSweepQueueReceiver.Sweeps(App.Services.GetRequiredService<StateClients>());

    internal SweepQueueReceiver Poison =>
        StorageSweepQueueReceiver.Poison(App.Services.GetRequiredService<StateClients>());
}
