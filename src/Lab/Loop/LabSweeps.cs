using Azure.Identity;
using Cloud;
using Cloud.Inventory;
using Cloud.RunCommands;
using Lab.CommandLine;
using Lab.Platform;
using Lab.World;
using Microsoft.Extensions.Logging.Abstractions;
using Remediation;
using Remediation.Orders;
using Remediation.Planning;
using Remediation.Reporting;

namespace Lab.Loop;

/// <summary>The real product, wired to the simulated Azure: real SDK clients, real HTTPS, a token from the identity endpoint.</summary>
public sealed class LabSweeps : IAsyncDisposable
{
    // Patient, for the Lab's minutes are seconds and the machine that it runs on may be busy.
    private static readonly OrderPace Pace = new(TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(90), TimeSpan.FromMinutes(120), 16);

    private readonly LabAzure azure;
    private readonly Sweep sweep;
    private readonly LabOptions options;
    private int count;

    private LabSweeps(LabAzure azure, Sweep sweep, LabOptions options)
    {
        this.azure = azure;
        this.sweep = sweep;
        this.options = options;
    }

    /// <summary>Starts the simulated Azure and wires the product to it.</summary>
    public static async Task<LabSweeps> StartAsync(
        LabOptions options, LabWorld world, LabClock clock, IReportSink sink, CancellationToken cancellationToken)
    {
        var azure = await LabAzure.StartAsync(world, new LabPlatformOptions(), clock, cancellationToken);
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", azure.IdentityEndpoint.ToString());
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", azure.IdentityHeader);
        var clients = new CloudClients(
            new CloudEndpoints(azure.ArmEndpoint, "https://management.azure.com"),
            new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned),
            azure.CreateTransport());
        var ports = new SweepPorts(
            new LabConnectionLog(world),
            new ResourceGraphInventory(clients, [LabNetwork.SubscriptionId]),
            new AzureVmRunCommandChannel(clients.Arm),
            new MemoryLedger(),
            sink);
        return new LabSweeps(azure, new Sweep(ports, Pace, clock, NullLogger<Sweep>.Instance), options);
    }

    /// <summary>Runs the next sweep.</summary>
    public Task<SweepReport> RunAsync(SweepMode mode, IProgress<SweepProgress> progress, CancellationToken cancellationToken) => sweep.RunAsync(
        $"lab-{options.Seed}-{++count}",
        new SweepPolicy { Mode = mode, MaxRepairs = options.Machines },
        progress,
        cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => azure.DisposeAsync();
}
