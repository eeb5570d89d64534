using System.Diagnostics;
using Azure.Core;
using Azure.Core.Pipeline;
using Cloud.Clients;
using Remediation.Inventory;
using Remediation.Orders;
using Remediation.Orders.RateLimiting;

namespace Cloud.RunCommands;

/// <summary>Chooses the channel by the kind of machine.</summary>
public sealed class RunCommandChannels : IRunCommandChannel
{
    private readonly AzureVmRunCommandChannel vms;
    private readonly ScaleSetVmRunCommandChannel scaleSetVms;
    private readonly ArcRunCommandChannel arcServers;

    /// <summary>Creates the channels; no request is sent yet.</summary>
    /// <param name="endpoints">Azure's endpoints.</param>
    /// <param name="credential">The product's identity.</param>
    /// <param name="transport">Another HTTP transport; null for the default.</param>
    /// <param name="heard">
    /// Receives the number of remaining calls if Azure reports it; null if it is not needed.
    /// </param>
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

    // The id decides, because the request's address is made from it.
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
