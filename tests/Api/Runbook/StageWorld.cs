using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Runbook;

/// <summary>
/// The world of one run: the API over HTTPS and the identity endpoint over HTTP on free loopback ports, which answer
/// from a list (the last answer is repeated), and a clock that moves only when the runbook waits.
/// </summary>
internal sealed class StageWorld : IAsyncDisposable
{
    private readonly ConcurrentQueue<Reply> replies = new();
    private readonly X509Certificate2 certificate = NewCertificate();
    private readonly WebApplication app;
    private Reply last = new(500, "no answer is prepared");

    private StageWorld()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate));
                kestrel.Listen(IPAddress.Loopback, 0);
            });
        app = builder.Build();
        app.Run(context => context.Request.IsHttps ? AnswerAsync(context) : IssueAsync(context));
    }

    public Uri Api { get; private set; } = null!;

    public Dictionary<string, string> Settings { get; } = [];

    public DateTimeOffset Now { get; private set; } = new(2026, 11, 20, 4, 0, 0, TimeSpan.Zero);

    public List<int> Sleeps { get; } = [];

    public ConcurrentQueue<Heard> Requests { get; } = new();

    public ConcurrentQueue<Heard> TokenRequests { get; } = new();

    public int TokenStatus { get; set; } = 200;

    public TimeSpan TokenLife { get; set; } = TimeSpan.FromHours(24);

    public static async Task<StageWorld> StartAsync(params Reply[] answers)
    {
        var world = new StageWorld();
        Array.ForEach(answers, world.replies.Enqueue);
        await world.app.StartAsync(TestContext.Current.CancellationToken);
        var addresses = world
            .app.Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.Select(text => new Uri(text))
            .ToList();
        world.Api = new UriBuilder(addresses.Single(address => address.Scheme == "https")) { Host = "localhost" }.Uri;
        world.Settings["IDENTITY_ENDPOINT"] = new Uri(
            addresses.Single(address => address.Scheme == "http"),
            "/oauth2/token"
        ).AbsoluteUri;
        world.Settings["IDENTITY_HEADER"] = "identity-secret";
        return world;
    }

    public void Sleep(int seconds)
    {
        Sleeps.Add(seconds);
        Now = Now.AddSeconds(seconds);
    }

    /// <summary>What the runbook's own client is, except that it trusts this world's certificate.</summary>
    public HttpClient NewClient() =>
        new(
            new HttpClientHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ServerCertificateCustomValidationCallback = (_, shown, _, _) =>
                    shown?.Thumbprint == certificate.Thumbprint,
            }
        );

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        certificate.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        Requests.Enqueue(await HearAsync(context.Request));
        last = replies.TryDequeue(out var next) ? next : last;
        if (last.Status == 0)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = last.Status;
        context.Response.ContentType = last.Status < 400 ? "application/json" : "application/problem+json";
        Set(context, "Location", last.Location.Replace("{port}", $"{Api.Port}", StringComparison.Ordinal));
        Set(context, "Retry-After", last.RetryAfter);
        await context.Response.WriteAsync(last.Body, context.RequestAborted);
    }

    private async Task IssueAsync(HttpContext context)
    {
        TokenRequests.Enqueue(await HearAsync(context.Request));
        context.Response.StatusCode = TokenStatus;
        Set(context, "Location", TokenStatus == 302 ? "/elsewhere" : "");
        var ends = (Now + TokenLife).ToUnixTimeSeconds();
        await context.Response.WriteAsync(
            TokenStatus == 200
                ? $$"""{"access_token":"token-{{TokenRequests.Count}}","expires_on":"{{ends}}","token_type":"Bearer"}"""
                : "{}",
            context.RequestAborted
        );
    }

    private static void Set(HttpContext context, string header, string value)
    {
        if (value.Length > 0)
        {
            context.Response.Headers[header] = value;
        }
    }

    private static async Task<Heard> HearAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        return new Heard(
            request.Method,
            request.Path + request.QueryString,
            request.Headers.ToDictionary(
                header => header.Key,
                header => header.Value.ToString(),
                StringComparer.OrdinalIgnoreCase
            ),
            await reader.ReadToEndAsync()
        );
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(
            DateTimeOffset.UnixEpoch,
            new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero)
        );
    }
}
