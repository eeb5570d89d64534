using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Cloud.Faults;
using Remediation.Fleet;
using Remediation.Orders;
using Remediation.Reasons;

namespace Cloud.Inventory;

/// <summary>
/// The machines of some subscriptions, from Azure Resource Graph. Rows that this identity may not read are missing without a word from Azure;
/// see <see cref="ResourceGraphRows"/> for the gaps that can be noticed.
/// </summary>
public sealed class ResourceGraphInventory(HttpPipeline pipeline, CloudEndpoints endpoints, IReadOnlyList<string> subscriptions) : IInventory
{
    // 1,000 rows each: more than Azure holds in the subscriptions of one shard, so the loop ends even if the service never does.
    private const int MaxPages = 500;

    /// <inheritdoc/>
    public async Task<InventorySnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        // An empty list would mean every subscription of the tenant.
        if (subscriptions.Count == 0)
        {
            return ResourceGraphRows.ToSnapshot([], ResourceGraphRows.Incomplete("No subscription is in scope."));
        }

        var rows = new List<JsonElement>();
        GuestReply.Unanswered? fault = null;
        try
        {
            var gap = await ReadPagesAsync(rows, cancellationToken);
            return ResourceGraphRows.ToSnapshot(rows, gap);
        }
        catch (Exception exception) when (RequestFaults.TryRead(exception, cancellationToken, out fault))
        {
            var detail = $"Resource Graph could not be read after {rows.Count} rows: {fault.Reason.Detail}";
            return ResourceGraphRows.ToSnapshot(rows, ResourceGraphRows.Incomplete(detail));
        }
    }

    // Adds rows page by page, so that those before a fault are still reported; answers why rows are missing.
    private async Task<Reason?> ReadPagesAsync(List<JsonElement> rows, CancellationToken cancellationToken)
    {
        string? skipToken = null;
        for (var number = 0; number < MaxPages; number++)
        {
            var page = await ReadPageAsync(skipToken, cancellationToken);
            rows.AddRange(page.Rows);
            if (page.Truncated)
            {
                return ResourceGraphRows.Incomplete("Resource Graph cut its result and cannot page it.");
            }

            if (page.SkipToken is null)
            {
                return page.TotalRecords > rows.Count
                    ? ResourceGraphRows.Incomplete($"Resource Graph gave {rows.Count} of {page.TotalRecords} rows.")
                    : null;
            }

            if (page.SkipToken == skipToken)
            {
                break;
            }

            skipToken = page.SkipToken;
        }

        return ResourceGraphRows.Incomplete("The pages of Resource Graph have no end.");
    }

    private async Task<ResourceGraphPage> ReadPageAsync(string? skipToken, CancellationToken cancellationToken)
    {
        using var message = pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Post;
        message.Request.Uri.Reset(new Uri(endpoints.ArmEndpoint, ResourceGraphQuery.Path));
        message.Request.Headers.SetValue("Content-Type", "application/json");
        message.Request.Headers.SetValue("Accept", "application/json");
        message.Request.Content = RequestContent.Create(ResourceGraphQuery.Body(subscriptions, skipToken).ToJsonString());
        await pipeline.SendAsync(message, cancellationToken);
        if (message.Response.IsError)
        {
            throw new RequestFailedException(message.Response);
        }

        using var document = JsonDocument.Parse(message.Response.Content);
        // The rows outlive the document.
        return ResourceGraphPage.Read(document.RootElement.Clone(), out var problem)
            ?? throw new JsonException($"The answer of Resource Graph is not understood: {problem}.");
    }
}
