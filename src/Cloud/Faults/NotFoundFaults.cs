using Azure;

namespace Cloud.Faults;

/// <summary>Tells a run command that is not there from a machine that is not there: both are a 404.</summary>
internal static class NotFoundFaults
{
    private static readonly string[] ParentCodes =
    [
        "ParentResourceNotFound",
        "ResourceGroupNotFound",
        "SubscriptionNotFound",
        "InvalidSubscriptionId",
    ];

    private static readonly string[] MachineTypes =
    [
        "Microsoft.Compute/virtualMachines",
        "Microsoft.Compute/virtualMachineScaleSets",
        "Microsoft.HybridCompute/machines",
    ];

    /// <summary>
    /// True where only the run command is missing. A 404 that says neither counts as such: the order is then sent, and
    /// the PUT's own 404 says for certain that the machine is gone.
    /// </summary>
    public static bool Is(RequestFailedException failed) =>
        failed.Status == 404
        && !Array.Exists(ParentCodes, code => code.Equals(failed.ErrorCode, StringComparison.OrdinalIgnoreCase))
        && !NamesTheMachine(failed.Message);

    // "The Resource 'Microsoft.Compute/virtualMachines/vm1' under resource group 'rg' was not found."
    private static bool NamesTheMachine(string message) =>
        Array.Exists(MachineTypes, type => message.Contains($"'{type}/", StringComparison.OrdinalIgnoreCase))
        && !message.Contains("/runCommands/", StringComparison.OrdinalIgnoreCase);
}
