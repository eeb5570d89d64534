using System.Collections.Concurrent;
using System.Net;
using Api.Authorization;
using Api.Endpoints;
using Api.Tests.Http.Conformance;
using Cloud.State;
using Hosting.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Remediation.Policies;
using Remediation.Sweeps;
using Remediation.Sweeps.Intake;
using Remediation.Tests.Builders;

namespace Api.Tests.Http;

/// <summary>
/// The API on Kestrel, on a free port of this machine, with storage. Every response is checked against the
/// OpenAPI document.
/// </summary>
internal sealed class TestApiHost : IAsyncDisposable
{
    /// <summary>The subscription that the payloads of the folder Alerts name.</summary>
    public const string Shop = "5e9f1c1a-0000-4000-8000-00000000000a";

    private readonly WebApplication app;
    private readonly HttpClient client = new();

    private TestApiHost(WebApplication app, StateClients state)
    {
        this.app = app;
        State = state;
        client.BaseAddress = new Uri(
            app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()
        );
    }

    public static FakeTimeProvider NewClock() => new(A.Noon) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };

    public StateClients State { get; }

    public ISweepStore Store => app.Services.GetRequiredService<ISweepStore>();

    public ISweepQueue Queue => app.Services.GetRequiredService<ISweepQueue>();

    public IReportArchive Archive => app.Services.GetRequiredService<IReportArchive>();

    public SweepOptions Settings => app.Services.GetRequiredService<SweepOptions>();

    public ScheduledSweep Tick => app.Services.GetRequiredService<ScheduledSweep>();

    public FakeTimeProvider Time => (FakeTimeProvider)app.Services.GetRequiredService<TimeProvider>();

    public int Port => client.BaseAddress!.Port;

    /// <summary>Exceptions of endpoints, each answered with status 500.</summary>
    public ConcurrentQueue<Exception> Thrown { get; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<TestApiHost> StartAsync(
        StateClients state,
        SweepMode mode = SweepMode.Repair,
        Action<IServiceCollection>? change = null
    )
    {
        // The empty builder reads no settings of this machine.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore().AddLogging();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var ids = 0;
        var settings = new SweepOptions(mode, [Shop, A.Subscription], new SweepPolicy());
        builder
            .Services.AddApi()
            .AddSingleton<SweepIntake>()
            .AddSingleton<ScheduledSweep>()
            .AddSingleton<CallerAuthentication>(new CallerAuthentication.DeveloperOnly())
            .AddSingleton(settings)
            .AddSingleton<TimeProvider>(NewClock())
            .AddSingleton(state)
            .AddSingleton<NewSweepId>(() => $"http-{Interlocked.Increment(ref ids):d4}")
            .AddSingleton<ISweepStore, TableSweepStore>()
            .AddSingleton<ISweepQueue, StorageSweepQueue>()
            .AddSingleton<IReportArchive>(new StorageReportArchive(state, settings.Policy.Baseline));
        change?.Invoke(builder.Services);
        var app = builder.Build();
        TestApiHost? host = null;
        app.Use(
            async (context, next) =>
            {
                try
                {
                    await next(context);
                }
                catch (Exception exception)
                {
                    host!.Thrown.Enqueue(exception);
                    throw;
                }
            }
        );
        app.UseRouting();
        app.MapApi();
        await app.StartAsync(Token);
        return host = new TestApiHost(app, state);
    }

    public Task<ApiResponse> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, null, headers);

    public Task<ApiResponse> StartSweepAsync(string json, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, "/api/sweeps", Json(json), headers);

    public Task<ApiResponse> PostAlertAsync(string json) => SendAsync(HttpMethod.Post, "/api/alerts", Json(json));

    public Task<ApiResponse> CancelAsync(string id) => SendAsync(HttpMethod.Post, $"/api/sweeps/{id}/cancel", null);

    public async Task<ApiResponse> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? body,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        using var response = await client.SendAsync(request, Token);
        var answer = await ApiResponse.ReadAsync(method, path, response, Token);
        Assert.True(
            answer.Status < 500 || answer.Status == 503,
            $"{answer.Status} for {method} {path}: {string.Join('\n', Thrown)}"
        );
        ApiDocument.Check(answer);
        return answer;
    }

    public async Task<IReadOnlyList<SweepRecord>> RecordsAsync() => await Store.ListAsync(1000, Token);

    /// <summary>The texts of the messages that show, which are gone from the queue afterwards.</summary>
    public async Task<IReadOnlyList<string>> TakeMessagesAsync()
    {
        var texts = new List<string>();
        var inbox = StorageSweepQueueReceiver.Sweeps(State);
        while (await inbox.ReceiveAsync(Token) is { } message)
        {
            texts.Add(message.Text);
            await message.CompleteAsync(Token);
        }

        return texts;
    }

    public async Task AssertNothingStartedAsync()
    {
        Assert.Empty(await RecordsAsync());
        Assert.Empty(await TakeMessagesAsync());
    }

    public static ByteArrayContent Json(string json) => Bytes(System.Text.Encoding.UTF8.GetBytes(json));

    public static ByteArrayContent Bytes(byte[] bytes, string type = "application/json")
    {
        var content = new ByteArrayContent(bytes);
        Assert.True(content.Headers.TryAddWithoutValidation("Content-Type", type));
        return content;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
