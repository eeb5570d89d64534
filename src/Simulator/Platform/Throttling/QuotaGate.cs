using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Remediation.Inventory;

namespace Simulator.Platform.Throttling;

/// <summary>
/// Lets a request of Resource Manager through, or refuses it with a 429, as <see cref="AzureQuotas"/> decides.
/// </summary>
internal sealed class QuotaGate(ISimulatedEstate estate, TimeProvider time)
{
    private readonly AzureQuotas quotas = new(time);
    private readonly RegionIndex regions = new(estate);

    /// <summary>Finds the refusal; null if the request may go on.</summary>
    public IResult? FindRefusal(string operation, HttpContext context)
    {
        var call = CallOf(operation, context.Request.Path.Value ?? "");
        switch (quotas.Ask(call))
        {
            case QuotaDecision.Refused refused:
                return QuotaResponses.Refuse(refused, call.Subscription, context.Response);
            case QuotaDecision.Granted granted:
                QuotaResponses.Show(granted, context.Response);
                return null;
            case var answer:
                throw new UnreachableException($"{answer} is no known answer.");
        }
    }

    private QuotaCall CallOf(string operation, string path)
    {
        var machine = MachinePath.Find(path);
        var subscription = MachinePath.After(path, "subscriptions");
        return new QuotaCall(KindOf(operation), subscription, FindRegion(machine, path), machine);
    }

    private string FindRegion(MachineId? machine, string path)
    {
        if (machine is not null)
        {
            return regions.Find(machine);
        }

        // The address of a long-running operation names a region and no machine. Only Compute has limits per region.
        var isCompute = MachinePath.After(path, "providers") == "microsoft.compute";
        return isCompute ? MachinePath.After(path, "locations") : "";
    }

    private static QuotaCallKind KindOf(string operation)
    {
        return operation switch
        {
            OperationNames.PutRunCommand => QuotaCallKind.Write,
            OperationNames.DeleteRunCommand => QuotaCallKind.Delete,
            OperationNames.GetOperation => QuotaCallKind.Poll,
            OperationNames.QueryResources => QuotaCallKind.Graph,
            _ => QuotaCallKind.Read,
        };
    }
}
