using Remediation.Inventory;

namespace Simulator.Platform;

/// <summary>
/// What the path of a request says about the machine that it is for. It knows the kinds of machine that
/// <see cref="MachineId"/> knows.
/// </summary>
internal static class MachinePath
{
    /// <summary>The machine whose id is the path, or begins it and is longest; null where there is none.</summary>
    public static MachineId? Find(string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
        {
            if (MachineId.TryParse(path[..end], out var id))
            {
                return id;
            }
        }

        return null;
    }

    /// <summary>The segment after one with this name, without case; empty where there is none.</summary>
    public static string After(string path, string name)
    {
        var parts = path.Split('/');
        var index = Array.FindIndex(parts, part => part.Equals(name, StringComparison.OrdinalIgnoreCase));
        return index >= 0 && index + 1 < parts.Length ? parts[index + 1].ToLowerInvariant() : "";
    }
}
