namespace Remediation.Inventory;

/// <summary>The kinds of resource that are machines.</summary>
public enum MachineKind
{
    /// <summary>Microsoft.Compute/virtualMachines, also the members of a flexible scale set.</summary>
    AzureVm,

    /// <summary>Microsoft.Compute/virtualMachineScaleSets/virtualMachines (uniform).</summary>
    ScaleSetVm,

    /// <summary>Microsoft.HybridCompute/machines.</summary>
    ArcServer,
}
