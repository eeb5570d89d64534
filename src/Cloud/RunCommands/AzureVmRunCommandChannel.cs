using System.Runtime.CompilerServices;
using Azure;
using Azure.Core;
using Azure.ResourceManager;
using Azure.ResourceManager.Compute;
using Remediation.Orders;

namespace Cloud.RunCommands;

/// <summary>Run commands of Azure VMs, including VMs of flexible scale sets.</summary>
internal sealed class AzureVmRunCommandChannel(ArmClient arm) : RunCommandChannel
{
    /// <inheritdoc/>
    protected override async Task<RunCommandFacts> GetAsync(
        ResourceIdentifier machine,
        string name,
        CancellationToken cancellationToken
    ) =>
        ComputeRunCommands.Facts(
            (await GetRunCommands(machine).GetAsync(name, ComputeRunCommands.Expand, cancellationToken)).Value.Data
        );

    /// <inheritdoc/>
    protected override Task PutAsync(
        ResourceIdentifier machine,
        GuestOrder order,
        TimeSpan deadline,
        CancellationToken cancellationToken
    )
    {
        return GetRunCommands(machine)
            .CreateOrUpdateAsync(
                WaitUntil.Started,
                order.Name,
                ComputeRunCommands.Body(order, deadline),
                cancellationToken
            );
    }

    /// <inheritdoc/>
    protected override Task DeleteAsync(ResourceIdentifier machine, string name, CancellationToken cancellationToken) =>
        arm.GetVirtualMachineRunCommandResource(new ResourceIdentifier($"{machine}/runCommands/{name}"))
            .DeleteAsync(WaitUntil.Started, cancellationToken);

    /// <inheritdoc/>
    protected override async IAsyncEnumerable<ListedRunCommand> ListAsync(
        ResourceIdentifier machine,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var command in GetRunCommands(machine).GetAllAsync(cancellationToken: cancellationToken))
        {
            yield return ComputeRunCommands.Listed(command.Data);
        }
    }

    private VirtualMachineRunCommandCollection GetRunCommands(ResourceIdentifier machine) =>
        arm.GetVirtualMachineResource(machine).GetVirtualMachineRunCommands();
}
