using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Simulator.Platform.Operations;

/// <summary>GET of a VM and of its instance view.</summary>
internal static class GetVm
{
    private static readonly string[] Columns = ["id", "name", "type", "location", "tags", "properties"];

    public static IResult Answer(HttpContext context, PlatformState state)
    {
        var vm = state.Vm(context);
        if (vm.Machine is not { } machine || state.Row(vm.Id) is not { } row)
        {
            return state.NotFound(vm);
        }

        var body = new JsonObject(
            Columns.Where(row.ContainsKey).Select(column => KeyValuePair.Create(column, row[column]?.DeepClone()))
        );
        var properties = body["properties"] as JsonObject ?? [];
        // Only Resource Graph has this part.
        properties.Remove("extended");
        properties["provisioningState"] ??= "Succeeded";
        if (context.Request.Query["$expand"].ToString().Equals("instanceView", StringComparison.OrdinalIgnoreCase))
        {
            properties["instanceView"] = InstanceView(machine);
        }

        body["properties"] = properties.Parent is null ? properties : body["properties"];
        return ArmResponses.Json(body);
    }

    public static IResult AnswerInstanceView(HttpContext context, PlatformState state)
    {
        var vm = state.Vm(context);
        return vm.Machine is { } machine ? ArmResponses.Json(InstanceView(machine)) : state.NotFound(vm);
    }

    private static JsonObject InstanceView(ISimulatedVm machine)
    {
        var ready = machine.IsReady();
        return new JsonObject
        {
            ["vmAgent"] = new JsonObject
            {
                ["vmAgentVersion"] = ready ? "2.7.41491.1172" : "Unknown",
                ["statuses"] = new JsonArray(
                    Status(
                        ready ? "ProvisioningState/succeeded" : "ProvisioningState/Unavailable",
                        ready ? "Ready" : "Not Ready",
                        ready
                            ? "GuestAgent is running and processing the extensions."
                            : "VM status blob is found but not yet populated."
                    )
                ),
            },
            ["statuses"] = new JsonArray(
                Status("ProvisioningState/succeeded", "Provisioning succeeded", ""),
                Status($"PowerState/{machine.PowerState}", $"VM {machine.PowerState}", "")
            ),
        };
    }

    private static bool IsReady(this ISimulatedVm machine) =>
        Simulator.Platform.RunCommands.VmStates.IsRunning(machine);

    private static JsonObject Status(string code, string display, string message)
    {
        return new()
        {
            ["code"] = code,
            ["level"] = "Info",
            ["displayStatus"] = display,
            ["message"] = message,
        };
    }
}
