using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;
using Remediation.Orders;

namespace Cloud.RunCommands;

/// <summary>The form of run commands in the Compute client, which is the same for VMs and scale-set VMs.</summary>
internal static class ComputeRunCommands
{
    /// <summary>Requests the script's state, which Azure leaves out otherwise.</summary>
    public const string Expand = "instanceView";

    public static VirtualMachineRunCommandData Body(GuestOrder order, TimeSpan deadline)
    {
        var body = new VirtualMachineRunCommandData(new AzureLocation(order.Machine.Location))
        {
            Source = new VirtualMachineRunCommandScriptSource { Script = order.Script },
            AsyncExecution = true,
            // A failed script is an answer to read, not a failed deployment.
            TreatFailureAsDeploymentFailure = false,
            TimeoutInSeconds = RunCommandOwnership.Seconds(deadline),
        };
        body.Tags.Add(RunCommandOwnership.CreatorTag, RunCommandOwnership.Creator);
        foreach (var (name, value) in order.Parameters)
        {
            body.Parameters.Add(new RunCommandInputParameter(name, value));
        }

        return body;
    }

    public static RunCommandFacts Facts(VirtualMachineRunCommandData data)
    {
        var view = data.InstanceView;
        return new RunCommandFacts
        {
            Provisioning = data.ProvisioningState ?? "",
            Execution = view?.ExecutionState?.ToString() ?? "",
            Message = view?.ExecutionMessage ?? "",
            ExitCode = view?.ExitCode,
            Output = view?.Output ?? "",
            Error = view?.Error ?? "",
            StartedAt = view?.StartOn,
            EndedAt = view?.EndOn,
            Statuses = [.. view?.Statuses.Select(status => $"{status.Code} {status.Message}") ?? []],
        };
    }

    public static ListedRunCommand Listed(VirtualMachineRunCommandData data) => new(data.Name, data.Tags);
}
