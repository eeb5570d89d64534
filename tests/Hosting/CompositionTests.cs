using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Api.Endpoints;
using Azure.Core;
using Azure.Identity;
using Cloud.ConnectionLogs;
using Cloud.Inventory;
using Cloud.RunCommands;
using Cloud.State;
using Cloud.Tests.State;
using Hosting.Tests.Options;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Remediation.ConnectionLogs;
using Remediation.Inventory;
using Remediation.Ledger;
using Remediation.Orders;
using Remediation.Policies;
using Remediation.Reporting;
using Remediation.Sweeps;
using Remediation.Sweeps.Intake;
using Remediation.Sweeps.Running;

namespace Hosting.Tests;

/// <summary>From settings to everything that the Function app's functions ask for.</summary>
public sealed class CompositionTests
{
    private static readonly Type[] AskedFor =
    [
        typeof(SweepMessageHandler),
        typeof(ScheduledSweep),
        typeof(SweepEndpoints),
        typeof(ReportEndpoint),
        typeof(AlertEndpoint),
        typeof(MachineEndpoint),
        typeof(HealthEndpoint),
        typeof(IHostedService),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Service_composition_resolves_everything_without_a_network_call(bool inAzure)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var sent = 0;
        var settings = Given.Accepted(inAzure ? InAzure(port) : OnThisMachine(port));
        using var services = Composed.From(
            settings,
            new Wire(_ =>
            {
                sent++;
                return Fate.IsLost;
            })
        );

        Assert.All(AskedFor, type => Assert.NotNull(services.GetRequiredService(type)));

        Assert.Equal(0, sent);
        Assert.False(listener.Pending());
    }

    [Fact]
    public void Each_port_has_its_adapter_and_all_state_adapters_share_one_storage()
    {
        using var services = Composed.From(
            Given.Accepted(
                ("Sweep:BaselineParts", "Schannel"),
                ("Sweep:Mode", "Inspect"),
                ("Orders:MaxConcurrency", "3")
            )
        );

        Assert.IsType<TableSweepStore>(services.GetRequiredService<ISweepStore>());
        Assert.IsType<StorageSweepQueue>(services.GetRequiredService<ISweepQueue>());
        Assert.IsType<TableLedger>(services.GetRequiredService<ILedger>());
        Assert.IsType<BlobLease>(services.GetRequiredService<ILease>());
        Assert.IsType<StorageReportArchive>(services.GetRequiredService<IReportArchive>());
        Assert.Same(services.GetRequiredService<IReportArchive>(), services.GetRequiredService<IReportSink>());
        Assert.IsType<ResourceGraphInventory>(services.GetRequiredService<IInventory>());
        Assert.IsType<RunCommandChannels>(services.GetRequiredService<IRunCommandChannel>());
        Assert.IsType<WorkspaceConnectionLog>(services.GetRequiredService<IConnectionLog>());
        Assert.Equal(SweepMode.Inspect, services.GetRequiredService<SweepOptions>().Mode);
        Assert.Equal(3, services.GetRequiredService<OrderExecutionOptions>().MaxConcurrency);
        Assert.Same(TimeProvider.System, services.GetRequiredService<TimeProvider>());
        Assert.Equal("tls-sweeps", services.GetRequiredService<StateClients>().SweepQueue.Name);
    }

    [Fact]
    public void Each_storage_service_is_opened_at_its_own_address()
    {
        using var services = Composed.From(Given.Accepted(SettingCase.ThreeAddresses()));
        var clients = services.GetRequiredService<StateClients>();

        Assert.Equal(
            [
                "a.queue.example",
                "a.queue.example",
                "a.table.example",
                "a.table.example",
                "a.table.example",
                "a.blob.example",
                "a.blob.example",
            ],
            new[]
            {
                clients.SweepQueue.Uri,
                clients.PoisonQueue.Uri,
                clients.Ledger.Uri,
                clients.Sweeps.Uri,
                clients.History.Uri,
                clients.Reports.Uri,
                clients.Leases.Uri,
            }.Select(address => address.Host)
        );
    }

    [Fact]
    public void In_Azure_the_identity_is_the_managed_one_and_elsewhere_a_developers_sign_in()
    {
        using var azure = Composed.From(Given.Accepted(("IDENTITY_ENDPOINT", "http://127.0.0.1:1/msi/token")));
        using var elsewhere = Composed.From(Given.Accepted());

        Assert.IsType<ManagedIdentityCredential>(azure.GetRequiredService<TokenCredential>());
        Assert.IsType<ChainedTokenCredential>(elsewhere.GetRequiredService<TokenCredential>());
    }

    [Fact]
    public void A_hosts_own_clock_is_kept()
    {
        var services = new ServiceCollection();
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        services.AddSingleton<TimeProvider>(clock).AddTlsRemediation(Given.Accepted());

        using var provider = services.BuildServiceProvider();
        Assert.Same(clock, provider.GetRequiredService<TimeProvider>());
    }

    private static (string, string?)[] InAzure(int port) =>
        [
            ("AzureWebJobsStorage", null),
            ("IDENTITY_ENDPOINT", Local("http", port)),
            ("AzureWebJobsStorage:queueServiceUri", Local("https", port)),
            ("AzureWebJobsStorage:tableServiceUri", Local("https", port)),
            ("AzureWebJobsStorage:blobServiceUri", Local("https", port)),
            ("AzureWebJobsStorage:credential", "managedidentity"),
            ("AzureWebJobsStorage:clientId", Given.Identity),
            ("Azure:ClientId", Given.Identity),
            ("Azure:ArmEndpoint", Local("https", port)),
            ("Azure:LogsEndpoint", Local("https", port)),
        ];

    private static (string, string?)[] OnThisMachine(int port) =>
        [
            (
                "AzureWebJobsStorage",
                string.Join(
                    ';',
                    "QueueEndpoint=" + Local("http", port),
                    "TableEndpoint=" + Local("http", port),
                    "BlobEndpoint=" + Local("http", port),
                    "AccountName=a",
                    "AccountKey=" + Convert.ToBase64String(new byte[64])
                )
            ),
        ];

    private static string Local(string scheme, int port) =>
        string.Create(CultureInfo.InvariantCulture, $"{scheme}://127.0.0.1:{port}/a");
}
