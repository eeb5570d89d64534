using System.Text;
using System.Text.Json;
using Azure.Core.Pipeline;
using Cloud.State;
using FunctionApp.Composition;
using Lab.Serve;
using Lab.State;
using Lab.World;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

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

    internal LabServer Server { get; private set; } = null!;

    internal IHost App { get; private set; } = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Arguments that the Functions host passes to its worker; the port is closed.
    private static readonly KeyValuePair<string, string>[] FromTheHost =
    [
        new("Functions__Worker__HostEndpoint", "http://127.0.0.1:1"),
        new("Functions__Worker__WorkerId", "worker"),
        new("Functions__Worker__RequestId", "request"),
        new("Functions__Worker__GrpcMaxMessageLength", "2147483647"),
    ];

    /// <summary>The three lines of Program, with settings from elsewhere than the environment.</summary>
    internal static FunctionsApplicationBuilder NewBuilder(IEnumerable<KeyValuePair<string, string>> settings)
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.Configuration.AddInMemoryCollection(
            FromTheHost
                .Concat(settings)
                .Select(setting =>
                    KeyValuePair.Create(
                        setting.Key.Replace("__", ":", StringComparison.Ordinal),
                        (string?)setting.Value
                    )
                )
        );
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddFunctionApp(builder.Configuration);
        return builder;
    }

    public async ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable(HostEnvironment, "Development");
        var options = new ServeOptions(0, true, StorageKind.Azurite, NamedFleet.Machines.Count, 1, folder);
        Server = await LabServer.StartAsync(options, Token);
        // A minute of traffic confirms a simulated machine; this test waits for that minute.
        var builder = NewBuilder([
            .. Server.Settings.Where(setting => setting.Key != ConfirmAfter),
            new(ConfirmAfter, "00:00:00"),
        ]);
        // In its place a process has SSL_CERT_FILE, which counts from its start only.
        builder.Services.AddSingleton<HttpPipelineTransport>(Server.Azure.CreateTransport());
        App = builder.Build();
        foreach (var start in App.Services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
        {
            await start.StartingAsync(Token);
        }

        await App.Services.GetRequiredService<StateClients>().EnsureAsync(Token);
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

    /// <summary>Passes every queued message to a function, as the queue trigger does.</summary>
    internal static async Task<int> DrainAsync(SweepInbox inbox, Func<string, CancellationToken, Task> function)
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

    internal SweepInbox Sweeps => StorageSweepInbox.Sweeps(App.Services.GetRequiredService<StateClients>());

    internal SweepInbox Poison => StorageSweepInbox.Poison(App.Services.GetRequiredService<StateClients>());
}
