using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Simulator.Platform.Operations;

/// <summary>GET of an Arc server: all that Azure knows of it, also whether its agent is connected.</summary>
internal static class GetArcMachine
{
    private static readonly string[] Columns = ["id", "name", "type", "location", "tags", "properties"];

    public static IResult Answer(HttpContext context, PlatformState state)
    {
        var vm = state.Vm(context);
        return vm.Machine is null || state.Row(vm.Id) is not { } row
            ? state.NotFound(vm)
            : ArmResponses.Json(
                new JsonObject(
                    Columns
                        .Where(row.ContainsKey)
                        .Select(column => KeyValuePair.Create(column, row[column]?.DeepClone()))
                )
            );
    }
}
