using System.Text.Json;
using Cloud.Clients;
using Cloud.RunCommands;
using Remediation.Inventory;

namespace Cloud.Inventory;

/// <summary>Finds this product's run commands in rows of <see cref="ResourceGraphQuery.RunCommands"/>.</summary>
internal static class OwnRunCommandRows
{
    /// <summary>
    /// The run commands with both this product's prefix and its tag. A row that cannot be read is skipped, because its
    /// run command cannot be removed.
    /// </summary>
    public static IEnumerable<OwnRunCommand> Read(IEnumerable<JsonElement> rows)
    {
        foreach (var row in rows)
        {
            // .../machines/{machine}/runCommands/{name}
            var id = row.Text("id");
            var below = id.LastIndexOf("/runcommands/", StringComparison.OrdinalIgnoreCase);
            if (
                below > 0
                && MachineId.TryParse(id[..below], out var machine)
                && RunCommandOwnership.AreOurs(new ListedRunCommand(row.Text("name"), Tags(row)))
            )
            {
                yield return new OwnRunCommand(machine, row.Text("name"));
            }
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Tags(JsonElement row)
    {
        return row.At("tags") is { ValueKind: JsonValueKind.Object } tags
            ? tags.EnumerateObject()
                .Where(tag => tag.Value.ValueKind == JsonValueKind.String)
                .Select(tag => KeyValuePair.Create(tag.Name, tag.Value.GetString()!))
            : [];
    }
}
