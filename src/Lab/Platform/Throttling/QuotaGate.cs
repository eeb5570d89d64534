using Microsoft.AspNetCore.Http;

namespace Lab.Platform.Throttling;

/// <summary>
/// Lets a request of Resource Manager through, or refuses it with a 429, as <see cref="AzureQuotas"/> decides.
/// </summary>
internal sealed class QuotaGate(ILabEstate estate, TimeProvider time)
{
    private readonly AzureQuotas quotas = new(time);
    private readonly RegionIndex regions = new(estate);

    /// <summary>The refusal; null where the request may go on.</summary>
    public IResult? Refusal(string operation, HttpContext context)
    {
        var call = CallOf(operation, context.Request.Path.Value ?? "");
        switch (quotas.Ask(call))
        {
            case QuotaAnswer.Refused refused:
                return QuotaAnswers.Refuse(refused, call.Subscription, context.Response);
            case QuotaAnswer.Granted granted:
                QuotaAnswers.Show(granted, context.Response);
                break;
        }

        return null;
    }

    private QuotaCall CallOf(string operation, string path)
    {
        var machine = MachinePath.Find(path);
        // A polling address names the region and no machine; only Compute's own counts there.
        var region =
            machine is not null ? regions.Of(machine)
            : MachinePath.After(path, "providers") == "microsoft.compute" ? MachinePath.After(path, "locations")
            : "";
        return new QuotaCall(KindOf(operation), MachinePath.After(path, "subscriptions"), region, machine);
    }

    private static CallKind KindOf(string operation)
    {
        return operation switch
        {
            LabOperations.PutRunCommand => CallKind.Write,
            LabOperations.DeleteRunCommand => CallKind.Delete,
            LabOperations.GetOperation => CallKind.Poll,
            LabOperations.QueryResources => CallKind.Graph,
            _ => CallKind.Read,
        };
    }
}
