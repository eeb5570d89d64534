using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Remediation.GuestReports;
using Remediation.Orders;
using Simulator.Guests;
using static Guest.Tests.TestGuest;

namespace Guest.Tests;

public class Probing
{
    public static TheoryData<string> BadEndpoints =>
        [
            "x",
            "x:",
            ":443",
            "x:0",
            "x:65536",
            "x:443:1",
            "-x:443",
            "x y:443",
            "x;y:443",
            "https://x:443",
            "x:443\n",
            "\u6709:443",
            new string('a', 254) + ":443",
        ];

    [Fact]
    public async Task Inspection_without_a_probe_endpoint_uses_no_network() =>
        Assert.Null((await TestGuest.SendAsync(MemoryRegistry.CreateWindows(14393, "Windows"), Inspect())).Probe);

    [Fact]
    public async Task Probe_of_an_agreeing_server_reports_protocol_and_untrusted_certificate()
    {
        using var certificate = Certificate();
        var probe = await ProbeAsync(async stream =>
        {
            await using var tls = new SslStream(stream);
            await tls.AuthenticateAsServerAsync(
                new SslServerAuthenticationOptions
                {
                    ServerCertificate = certificate,
                    EnabledSslProtocols = SslProtocols.Tls12,
                }
            );
        });

        Assert.Equal(new ProbeResult.Succeeded("TLS 1.2", IsTrusted: false), probe.DotNet);
        Assert.IsType<ProbeResult.Unavailable>(probe.WinHttp);
    }

    [Fact]
    public async Task A_server_that_hangs_up_is_a_TLS_failure() =>
        Assert.Equal(
            ProbeStage.Tls,
            Assert.IsType<ProbeResult.Failed>((await ProbeAsync(_ => Task.CompletedTask)).DotNet).Stage
        );

    [Fact]
    public async Task A_server_that_speaks_something_else_is_a_TLS_failure() =>
        Assert.Equal(
            ProbeStage.Tls,
            Assert
                .IsType<ProbeResult.Failed>(
                    (
                        await ProbeAsync(stream =>
                            stream.WriteAsync("220 mail.example.net ESMTP ready\r\n"u8.ToArray()).AsTask()
                        )
                    ).DotNet
                )
                .Stage
        );

    [Fact]
    public async Task Closed_port_is_a_connect_failure()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        Assert.Equal(new ProbeResult.Failed(ProbeStage.Connect, "ConnectionRefused"), (await SendAsync(port)).DotNet);
    }

    [Fact]
    public async Task A_name_without_an_address_is_a_name_failure()
    {
        var order = TestGuest.Probe(new ProbeEndpoint("nosuchhost.invalid", 443));
        var report = Read(await RunAsync(MemoryRegistry.CreateWindows(14393, "Windows"), order), order);
        Assert.Equal(ProbeStage.Name, Assert.IsType<ProbeResult.Failed>(report.Probe!.DotNet).Stage);
    }

    [Theory]
    [MemberData(nameof(BadEndpoints))]
    public async Task Anything_but_host_and_port_is_refused(string endpoint)
    {
        Assert.Null(ProbeEndpoint.Parse(endpoint));
        var result = await Shell.RunAsync(
            GuestScript.Text,
            [.. Inspect().Parameters, new("Probe", endpoint)],
            MemoryRegistry.CreateWindows(14393, "Windows")
        );
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Probe is malformed", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_an_inspection_probes()
    {
        var registry = MemoryRegistry.CreateWindows(7601, "Windows");
        var result = await Shell.RunAsync(
            GuestScript.Text,
            [.. Repair().Parameters, new("Probe", "localhost:443")],
            registry
        );
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(0, registry.Writes);
    }

    private static async Task<ProbeFacts> ProbeAsync(Func<Stream, Task> serve)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync(listener, serve);
        var facts = await SendAsync(((IPEndPoint)listener.LocalEndpoint).Port);
        await serving;
        return facts;
    }

    private static async Task ServeAsync(TcpListener listener, Func<Stream, Task> serve)
    {
        using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await serve(client.GetStream());
    }

    private static async Task<ProbeFacts> SendAsync(int port)
    {
        var order = TestGuest.Probe(new ProbeEndpoint("localhost", port));
        var report = Read(
            await RunAsync(
                MemoryRegistry.CreateWindows(14393, "Windows"),
                order,
                TestContext.Current.CancellationToken
            ),
            order
        );
        return report.Probe ?? throw new InvalidOperationException("The report tells of no probe.");
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
