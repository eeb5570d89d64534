namespace Simulator.Guests;

/// <summary>One key with its values and the keys below it.</summary>
internal sealed class MemoryRegistryNode(string name, bool isVolatile)
{
    public string Name { get; } = name;

    public bool IsVolatile { get; } = isVolatile;

    public SortedDictionary<string, MemoryRegistryNode> Keys { get; } = new(StringComparer.OrdinalIgnoreCase);

    public SortedDictionary<string, RegistryContent> Values { get; } = new(StringComparer.OrdinalIgnoreCase);

    public MemoryRegistryNode? Find(string path)
    {
        var node = this;
        foreach (var part in Split(path))
        {
            if (!node.Keys.TryGetValue(part, out node))
            {
                return null;
            }
        }

        return node;
    }

    // Existing keys are opened, never replaced. Windows lets no key that stays lie below one that goes.
    public MemoryRegistryNode Create(string path, bool isVolatile)
    {
        var node = this;
        foreach (var part in Split(path))
        {
            if (!node.Keys.TryGetValue(part, out var next))
            {
                next =
                    isVolatile || !node.IsVolatile
                        ? new MemoryRegistryNode(part, isVolatile)
                        : throw new IOException("Cannot create a stable subkey under a volatile parent key.");
                node.Keys.Add(part, next);
            }

            node = next;
        }

        return node;
    }

    public bool Delete(string path)
    {
        var parts = Split(path);
        return parts.Length > 0 && Find(string.Join('\\', parts[..^1])) is { } parent && parent.Keys.Remove(parts[^1]);
    }

    public void DropVolatile()
    {
        foreach (var key in Keys.Values.ToList())
        {
            if (key.IsVolatile)
            {
                Keys.Remove(key.Name);
            }
            else
            {
                key.DropVolatile();
            }
        }
    }

    public void CopyTo(MemoryRegistryNode other)
    {
        foreach (var (valueName, data) in Values)
        {
            other.Values.Add(valueName, data);
        }

        foreach (var key in Keys.Values)
        {
            var copy = new MemoryRegistryNode(key.Name, key.IsVolatile);
            other.Keys.Add(key.Name, copy);
            key.CopyTo(copy);
        }
    }

    public IEnumerable<(string Path, IReadOnlyDictionary<string, RegistryContent> Values)> Walk(string path) =>
        Keys
            .Values.SelectMany(key => key.Walk($"{path}\\{key.Name}"))
            .Prepend((path, new Dictionary<string, RegistryContent>(Values, StringComparer.OrdinalIgnoreCase)));

    public void Dump(string path, string? except, List<string> lines)
    {
        foreach (var (valueName, data) in Values)
        {
            lines.Add($"{path} : {valueName} = {data}");
        }

        foreach (var key in Keys.Values)
        {
            var keyPath = path.Length == 0 ? key.Name : $"{path}\\{key.Name}";
            if (!string.Equals(keyPath, except, StringComparison.OrdinalIgnoreCase))
            {
                lines.Add(keyPath + (key.IsVolatile ? " (volatile)" : ""));
                key.Dump(keyPath, except, lines);
            }
        }
    }

    private static string[] Split(string path) => path.Split('\\', StringSplitOptions.RemoveEmptyEntries);
}
