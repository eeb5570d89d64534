using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Cloud.Clients;
using Cloud.Faults;
using Remediation.Inventory;
using Remediation.Orders;
using Remediation.Reasons;

namespace Cloud.Inventory;

/// <summary>
/// The machines of some subscriptions, from Azure Resource Graph. Azure leaves out rows that the product's identity may
/// not read, without an error; see <see cref="ResourceGraphRows"/> for the gaps that can be detected.
/// </summary>
public sealed class ResourceGraphInventory(
    HttpPipeline pipeline,
    AzureEndpoints endpoints,
    IReadOnlyList<string> subscriptions
) : IInventory
{
    // With 1,000 rows per page this is more than the subscriptions of one installation hold. The limit ends the loop
    // even if the service returns pages without end.
    private const int MaxPages = 500;

    private readonly ArmRequests arm = new(pipeline, endpoints);

    /// <inheritdoc/>
    public async Task<InventorySnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        // An empty list would mean every subscription of the tenant.
        if (subscriptions.Count == 0)
        {
            return ResourceGraphRows.ToSnapshot([], ResourceGraphRows.Incomplete("No subscription is in scope."));
        }

        var rows = new List<JsonElement>();
        // Both queries run even if the first one fails, so that all available rows are reported.
        Reason?[] gaps =
        [
            await ReadAsync(ResourceGraphQuery.Text, rows, cancellationToken),
            await ReadAsync(ResourceGraphQuery.ScaleSetVms, rows, cancellationToken),
        ];
        string[] details = [.. gaps.OfType<Reason>().Select(gap => gap.Detail).Distinct(StringComparer.Ordinal)];
        // Run commands that are missing here are only removed later; no decision depends on them.
        var commands = new List<JsonElement>();
        await ReadAsync(ResourceGraphQuery.RunCommands, commands, cancellationToken);
        return ResourceGraphRows.ToSnapshot(
            rows,
            details.Length == 0 ? null : ResourceGraphRows.Incomplete(string.Join(' ', details))
        ) with
        {
            RunCommands = [.. OwnRunCommandRows.Read(commands)],
        };
    }

    // Runs a query; returns why rows are missing, null if none are.
    private async Task<Reason?> ReadAsync(string query, List<JsonElement> rows, CancellationToken cancellationToken)
    {
        var before = rows.Count;
        GuestReply.Failed? fault = null;
        try
        {
            return await ReadPagesAsync(query, rows, cancellationToken);
        }
        catch (Exception exception) when (RequestFaults.TryRead(exception, cancellationToken, out fault))
        {
            return ResourceGraphRows.Incomplete(
                $"Resource Graph could not be read{NameQuery(query)} after {rows.Count - before} rows: "
                    + $"{fault.Reason.Detail}"
            );
        }
    }

    private static string NameQuery(string query) =>
        query == ResourceGraphQuery.ScaleSetVms ? " for scale-set VMs" : "";

    // Adds rows page by page, so that rows before a fault are still reported; returns why rows are missing.
    private async Task<Reason?> ReadPagesAsync(
        string query,
        List<JsonElement> rows,
        CancellationToken cancellationToken
    )
    {
        string? skipToken = null;
        var before = rows.Count;
        for (var number = 0; number < MaxPages; number++)
        {
            var page = await ReadPageAsync(query, skipToken, cancellationToken);
            rows.AddRange(page.Rows);
            if (page.Truncated)
            {
                return ResourceGraphRows.Incomplete("Resource Graph cut its result and cannot page it.");
            }

            if (page.SkipToken is null)
            {
                return page.TotalRecords > rows.Count - before
                    ? ResourceGraphRows.Incomplete(
                        $"Resource Graph gave {rows.Count - before} of {page.TotalRecords} rows."
                    )
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

    private async Task<ResourceGraphPage> ReadPageAsync(
        string query,
        string? skipToken,
        CancellationToken cancellationToken
    )
    {
        var body = ResourceGraphQuery.Body(query, subscriptions, skipToken);
        var answer = await arm.SendAsync(RequestMethod.Post, arm.At(ResourceGraphQuery.Path), body, cancellationToken);
        return ResourceGraphPage.TryRead(answer, out var page, out var problem)
            ? page
            : throw new JsonException($"The answer of Resource Graph is not understood: {problem}.");
    }
}
