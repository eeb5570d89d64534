using System.Diagnostics;
using Azure.Core;
using Azure.Core.Pipeline;
using Cloud.Clients;
using Remediation.Inventory;
using Remediation.Orders;
using Remediation.Orders.RateLimiting;

namespace Cloud.RunCommands;

/// <summary>The way to every kind of machine.</summary>
public sealed class RunCommandChannels : IRunCommandChannel
{
    private readonly AzureVmRunCommandChannel vms;
    private readonly ScaleSetVmRunCommandChannel scaleSetVms;
    private readonly ArcRunCommandChannel arcServers;

    /// <summary>Opens the ways; nothing is sent yet.</summary>
    /// <param name="endpoints">Where Azure is.</param>
    /// <param name="credential">Who we are.</param>
    /// <param name="transport">Another way to Azure than the usual one; null for that.</param>
    /// <param name="heard">Told how many calls are left where Azure says so; null for nobody.</param>
    public RunCommandChannels(
        AzureEndpoints endpoints,
        TokenCredential credential,
        HttpPipelineTransport? transport = null,
        Action<QuotaReading>? heard = null
    )
    {
        var listener = heard is null ? null : new QuotaHeaders(heard);
        var arm = AzureClients.Arm(endpoints, credential, transport, listener);
        vms = new AzureVmRunCommandChannel(arm);
        scaleSetVms = new ScaleSetVmRunCommandChannel(arm);
        arcServers = new ArcRunCommandChannel(
            new ArmRequests(AzureClients.ArmPipeline(endpoints, credential, transport, listener), endpoints)
        );
    }

    /// <inheritdoc/>
    public Task<OrderState> AskAsync(GuestOrder order, CancellationToken cancellationToken) =>
        To(order.Machine).AskAsync(order, cancellationToken);

    /// <inheritdoc/>
    public Task<OrderState> StartAsync(GuestOrder order, TimeSpan deadline, CancellationToken cancellationToken) =>
        To(order.Machine).StartAsync(order, deadline, cancellationToken);

    /// <inheritdoc/>
    public Task<GuestReply.Failed?> DeleteAsync(OrderHandle order, CancellationToken cancellationToken) =>
        To(order.Machine).DeleteAsync(order, cancellationToken);

    /// <inheritdoc/>
    public Task<OrderListing> ListAsync(Machine machine, CancellationToken cancellationToken) =>
        To(machine).ListAsync(machine, cancellationToken);

    // The id decides, for it is what the request is made of.
    private RunCommandChannel To(Machine machine)
    {
        return machine.Id.Kind switch
        {
            MachineKind.ScaleSetVm => scaleSetVms,
            MachineKind.ArcServer => arcServers,
            MachineKind.AzureVm => vms,
            var kind => throw new UnreachableException($"{kind} is no known kind of machine."),
        };
    }
}
