using Azure;
using Azure.Core;
using Azure.ResourceManager;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;
using Cloud.Faults;
using Remediation.Fleet;
using Remediation.Orders;
using Remediation.Reasons;

namespace Cloud.RunCommands;

/// <summary>
/// Orders as managed run commands of Azure VMs. The managed form and not the one-off action: it has an exit code, a name by which a later
/// sweep finds it, and it can be cancelled.
/// </summary>
public sealed class AzureVmRunCommandChannel(ArmClient arm) : IRunCommandChannel
{
    /// <summary>Tag on every run command of ours; with <see cref="GuestOrder.NamePrefix"/> it marks a leftover.</summary>
    public const string CreatorTag = "createdBy";

    /// <summary>Value of <see cref="CreatorTag"/>.</summary>
    public const string Creator = "tls-remediation";

    /// <inheritdoc/>
    public Task<OrderState> AskAsync(GuestOrder order, CancellationToken cancellationToken) =>
        GuardAsync(order, async commands =>
        {
            try
            {
                var found = await commands.GetAsync(order.Name, "instanceView", cancellationToken);
                return RunCommandStates.Read(found.Value.Data);
            }
            catch (RequestFailedException failed) when (MissingOrder.Is(failed))
            {
                return new OrderState.Absent();
            }
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<OrderState> StartAsync(GuestOrder order, TimeSpan deadline, CancellationToken cancellationToken) =>
        GuardAsync(order, async commands =>
        {
            await commands.CreateOrUpdateAsync(WaitUntil.Started, order.Name, Body(order, deadline), cancellationToken);
            return new OrderState.InProgress();
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<GuestReply.Unanswered?> DeleteAsync(OrderHandle order, CancellationToken cancellationToken) =>
        GuardAsync(order.Machine, async vm =>
        {
            var id = new ResourceIdentifier($"{vm.Id}/runCommands/{order.Name}");
            await arm.GetVirtualMachineRunCommandResource(id).DeleteAsync(WaitUntil.Started, cancellationToken);
            return null;
        }, reply => (GuestReply.Unanswered?)reply, cancellationToken);

    /// <inheritdoc/>
    public Task<OrderListing> ListAsync(Machine machine, CancellationToken cancellationToken) =>
        GuardAsync<OrderListing>(machine, async vm =>
        {
            var names = new SortedSet<string>(StringComparer.Ordinal);
            await foreach (var command in vm.GetVirtualMachineRunCommands().GetAllAsync(cancellationToken: cancellationToken))
            {
                if (IsOurs(command.Data))
                {
                    names.Add(command.Data.Name);
                }
            }

            return new OrderListing.Listed([.. names]);
        }, reply => new OrderListing.Unlisted(reply), cancellationToken);

    private static bool IsOurs(VirtualMachineRunCommandData data) =>
        data.Name.StartsWith(GuestOrder.NamePrefix, StringComparison.Ordinal)
        && data.Tags.TryGetValue(CreatorTag, out var creator) && creator == Creator;

    private Task<OrderState> GuardAsync(
        GuestOrder order, Func<VirtualMachineRunCommandCollection, Task<OrderState>> call, CancellationToken cancellationToken) =>
        GuardAsync(order.Machine, vm => call(vm.GetVirtualMachineRunCommands()), reply => new OrderState.Ended(reply), cancellationToken);

    private async Task<T> GuardAsync<T>(
        Machine machine, Func<VirtualMachineResource, Task<T>> call, Func<GuestReply.Unanswered, T> refused, CancellationToken cancellationToken)
    {
        if (machine is not Machine.AzureVm)
        {
            return refused(new GuestReply.Rejected(ReasonCodes.NoChannel));
        }

        // Azure's own rules are stricter than ours, for instance a subscription is a GUID.
        if (!ResourceIdentifier.TryParse(machine.Id.Value, out var id) || id is null)
        {
            return refused(new GuestReply.Rejected(new Reason(ReasonCodes.OrderRejected, $"'{machine.Id}' is not an id that the Azure client accepts.")));
        }

        GuestReply.Unanswered? reply = null;
        try
        {
            return await call(arm.GetVirtualMachineResource(id));
        }
        catch (Exception fault) when (RequestFaults.TryRead(fault, cancellationToken, out reply))
        {
            return refused(reply);
        }
    }

    private static VirtualMachineRunCommandData Body(GuestOrder order, TimeSpan deadline)
    {
        var body = new VirtualMachineRunCommandData(new AzureLocation(order.Machine.Location))
        {
            Source = new VirtualMachineRunCommandScriptSource { Script = order.Script },
            AsyncExecution = true,
            // A script that fails is an answer to read, not a deployment to mend.
            TreatFailureAsDeploymentFailure = false,
            TimeoutInSeconds = (int)Math.Max(1, Math.Ceiling(deadline.TotalSeconds)),
        };
        body.Tags.Add(CreatorTag, Creator);
        foreach (var (name, value) in order.Parameters)
        {
            body.Parameters.Add(new RunCommandInputParameter(name, value));
        }

        return body;
    }
}
