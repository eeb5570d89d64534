using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Core;
using Cloud.Clients;
using Remediation.Orders;
using Remediation.Reasons;

namespace Cloud.RunCommands;

/// <summary>
/// Run commands of Arc-enabled servers. The channel sends plain requests, because the product has no client package for
/// Arc and the client's generic resources cannot list a machine's run commands. Azure accepts an order for a
/// disconnected server without an error, so the server's state is read first.
/// </summary>
internal sealed class ArcRunCommandChannel(ArmRequests arm) : RunCommandChannel
{
    // The first stable API version with run commands of Arc servers.
    private const string Version = "api-version=2025-01-13";

    // A machine holds 25 run commands at most.
    private const int MaxPages = 25;

    /// <inheritdoc/>
    protected override async Task<Reason?> FindRefusalAsync(
        ResourceIdentifier machine,
        CancellationToken cancellationToken
    ) => ArcReadiness.FindRefusal(await arm.SendAsync(RequestMethod.Get, At(machine, ""), null, cancellationToken));

    /// <inheritdoc/>
    protected override async Task<RunCommandFacts> GetAsync(
        ResourceIdentifier machine,
        string name,
        CancellationToken cancellationToken
    ) => Facts(await arm.SendAsync(RequestMethod.Get, At(machine, $"/runCommands/{name}"), null, cancellationToken));

    /// <inheritdoc/>
    protected override Task PutAsync(
        ResourceIdentifier machine,
        GuestOrder order,
        TimeSpan deadline,
        CancellationToken cancellationToken
    )
    {
        return arm.SendAsync(
            RequestMethod.Put,
            At(machine, $"/runCommands/{order.Name}"),
            Body(order, deadline),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    protected override Task DeleteAsync(ResourceIdentifier machine, string name, CancellationToken cancellationToken) =>
        arm.SendAsync(RequestMethod.Delete, At(machine, $"/runCommands/{name}"), null, cancellationToken);

    /// <inheritdoc/>
    protected override async IAsyncEnumerable<ListedRunCommand> ListAsync(
        ResourceIdentifier machine,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var address = At(machine, "/runCommands");
        for (var number = 0; number < MaxPages; number++)
        {
            var page = await arm.SendAsync(RequestMethod.Get, address, null, cancellationToken);
            if (page.At("value").ValueKind != JsonValueKind.Array)
            {
                throw new JsonException("there is no 'value' at the top");
            }

            foreach (var item in page.Items("value"))
            {
                yield return new ListedRunCommand(item.Text("name"), Tags(item));
            }

            if (page.Text("nextLink") is not { Length: > 0 } next)
            {
                yield break;
            }

            address = arm.At(next);
        }

        throw new JsonException("the pages of run commands have no end");
    }

    private Uri At(ResourceIdentifier machine, string below) => arm.At($"{machine}{below}?{Version}");

    // The body leaves out treatFailureAsDeploymentFailure, which Arc does not support.
    private static JsonObject Body(GuestOrder order, TimeSpan deadline)
    {
        return new()
        {
            ["location"] = order.Machine.Location,
            ["tags"] = new JsonObject { [RunCommandOwnership.CreatorTag] = RunCommandOwnership.Creator },
            ["properties"] = new JsonObject
            {
                ["source"] = new JsonObject { ["script"] = order.Script },
                ["parameters"] = new JsonArray([
                    .. order.Parameters.Select(pair => new JsonObject { ["name"] = pair.Key, ["value"] = pair.Value }),
                ]),
                ["asyncExecution"] = true,
                ["timeoutInSeconds"] = RunCommandOwnership.Seconds(deadline),
            },
        };
    }

    private static RunCommandFacts Facts(JsonElement command)
    {
        var properties = command.At("properties");
        var view = properties.At("instanceView");
        return new RunCommandFacts
        {
            Provisioning = properties.Text("provisioningState"),
            Execution = view.Text("executionState"),
            Message = view.Text("executionMessage"),
            ExitCode =
                view.At("exitCode") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var code)
                    ? code
                    : null,
            Output = view.Text("output"),
            Error = view.Text("error"),
            StartedAt = Time(view.Text("startTime")),
            EndedAt = Time(view.Text("endTime")),
            Statuses = [.. view.Items("statuses").Select(status => $"{status.Text("code")} {status.Text("message")}")],
        };
    }

    private static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    private static IEnumerable<KeyValuePair<string, string>> Tags(JsonElement item)
    {
        return item.At("tags") is { ValueKind: JsonValueKind.Object } tags
            ? tags.EnumerateObject()
                .Where(tag => tag.Value.ValueKind == JsonValueKind.String)
                .Select(tag => KeyValuePair.Create(tag.Name, tag.Value.GetString()!))
            : [];
    }
}
