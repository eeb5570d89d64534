using System.Text.Json;
using Cloud.Clients;
using Remediation.Reasons;

namespace Cloud.RunCommands;

/// <summary>
/// Decides by Azure's data whether an Arc server would run an order now. Azure keeps an order that the server does not
/// run for days.
/// </summary>
internal static class ArcReadiness
{
    // The first version of the Connected Machine agent that supports run commands.
    private static readonly Version FirstWithRunCommands = new(1, 33);

    private const string Handler = "microsoft.cplat.core/runcommandhandlerwindows";

    /// <summary>Why the server would not run an order; null if no obstacle is known.</summary>
    /// <param name="machine">The answer to a GET of the machine.</param>
    public static Reason? FindRefusal(JsonElement machine)
    {
        var properties = machine.At("properties");
        if (Is(properties.Text("statusReason"), "Cloned"))
        {
            return ReasonCodes.ArcServerCloned;
        }

        if (!Is(properties.Text("status"), "Connected"))
        {
            return Away(properties);
        }

        if (IsTooOld(properties.Text("agentVersion")))
        {
            return new Reason(
                ReasonCodes.ArcAgentTooOld,
                $"Its agent is {properties.Text("agentVersion")}; run commands need {FirstWithRunCommands}."
            );
        }

        if (Block(properties.At("agentConfiguration")) is { } block)
        {
            return new Reason(ReasonCodes.ArcAgentBlocks, block);
        }

        return null;
    }

    private static Reason Away(JsonElement properties)
    {
        var status = properties.Text("status") is { Length: > 0 } text ? text : "nothing";
        var since = properties.Text("lastStatusChange") is { Length: > 0 } change ? $" since {change}" : "";
        return new Reason(ReasonCodes.MachineNotReady, $"Azure Arc says {status} of it{since}.");
    }

    private static bool IsTooOld(string version) =>
        Version.TryParse(version.Split('-')[0], out var parsed) && parsed < FirstWithRunCommands;

    // Only an administrator of the server can remove these blocks; they cannot be removed through Azure.
    private static string? Block(JsonElement agent)
    {
        if (Is(agent.Text("configMode"), "monitor"))
        {
            return "Its agent is in monitor mode. On the server: azcmagent config set config.mode full.";
        }

        if (
            agent.At("extensionsEnabled") is var enabled
            && (enabled.ValueKind == JsonValueKind.False || Is(agent.Text("extensionsEnabled"), "false"))
        )
        {
            return "Its agent has extensions switched off. On the server: azcmagent config set extensions.enabled "
                + "true.";
        }

        if (Names(agent.At("extensionsBlockList")).Any(name => Is(name, Handler)))
        {
            return $"Its agent's block list names {Handler}. On the server: azcmagent config set extensions.blocklist "
                + "without it.";
        }

        if (
            Names(agent.At("extensionsAllowList")).ToList() is { Count: > 0 } allowed
            && !allowed.Exists(name => Is(name, Handler))
        )
        {
            return $"Its agent's allow list lacks {Handler}. On the server: azcmagent config set extensions.allowlist "
                + "with it.";
        }

        return null;
    }

    // The agent's form is publisher/type, one or several in a text; the API's form is an object with both properties.
    private static IEnumerable<string> Names(JsonElement list)
    {
        return list.ValueKind switch
        {
            JsonValueKind.Array => list.EnumerateArray().SelectMany(Names),
            JsonValueKind.String => list.GetString()!
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            JsonValueKind.Object => [$"{Property(list, "publisher")}/{Property(list, "type")}"],
            _ => [],
        };
    }

    private static string Property(JsonElement item, string name)
    {
        return
            item.EnumerateObject().FirstOrDefault(property => Is(property.Name, name)).Value
                is { ValueKind: JsonValueKind.String } text
            ? text.GetString()!.Trim()
            : "";
    }

    private static bool Is(string text, string other) => text.Equals(other, StringComparison.OrdinalIgnoreCase);
}
