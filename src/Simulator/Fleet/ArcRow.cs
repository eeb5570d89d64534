using System.Text.Json.Nodes;

namespace Simulator.Fleet;

/// <summary>An Arc server's resource; Resource Graph and a GET return the same.</summary>
internal static class ArcRow
{
    public static JsonObject Create(SimulatedMachine machine)
    {
        return ResourceRows.Tagged(
            ResourceRows.Row(machine.Place.ResourceId, "microsoft.hybridcompute/machines", Properties(machine)),
            machine.Spec.Tags
        );
    }

    private static JsonObject Properties(SimulatedMachine machine)
    {
        return new()
        {
            ["status"] = machine.PowerState == "running" ? "Connected" : "Disconnected",
            ["agentVersion"] = "1.61.03319.859",
            ["osType"] = machine.Spec.IsLinux ? "linux" : "windows",
            ["osSku"] = machine.Spec.IsLinux ? "Debian GNU/Linux 12 (bookworm)" : machine.Spec.Windows.ProductName,
            ["osProfile"] = new JsonObject { ["computerName"] = machine.Spec.ComputerName },
            ["agentConfiguration"] = new JsonObject
            {
                ["configMode"] = "full",
                ["extensionsEnabled"] = "true",
                ["extensionsAllowList"] = new JsonArray(),
                ["extensionsBlockList"] = machine.Spec.BlocksRunCommands
                    ? new JsonArray(
                        new JsonObject { ["publisher"] = "Microsoft.CPlat.Core", ["type"] = "RunCommandHandlerWindows" }
                    )
                    : new JsonArray(),
            },
            ["networkProfile"] = new JsonObject
            {
                ["networkInterfaces"] = new JsonArray(
                    new JsonObject
                    {
                        ["ipAddresses"] = new JsonArray(
                            new JsonObject { ["address"] = machine.Place.PrivateAddress, ["ipAddressVersion"] = "IPv4" }
                        ),
                    }
                ),
            },
        };
    }
}
