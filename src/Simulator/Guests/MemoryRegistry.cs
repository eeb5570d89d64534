using Microsoft.Win32;

namespace Simulator.Guests;

/// <summary>
/// HKEY_LOCAL_MACHINE of one simulated guest, in memory. Paths are those of the 64-bit view, so a 32-bit program's
/// SOFTWARE is <c>SOFTWARE\WOW6432Node</c>; names are compared without case and keep theirs.
/// </summary>
public sealed partial class MemoryRegistry
{
    private readonly Lock gate = new();
    private readonly MemoryRegistryNode root = new("HKLM", isVolatile: false);
    private readonly HashSet<string> unreadable = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> unwritable = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// How many times a key or value was created, set or deleted through a key handle. Seeding does not count.
    /// </summary>
    public int Writes { get; private set; }

    /// <summary>
    /// Called before each change through a key handle, outside any lock; where it throws, the change does not happen.
    /// </summary>
    public Action<RegistryChange>? BeforeWrite { get; set; }

    /// <summary>Opens the root as a program of 64 or 32 bits sees it.</summary>
    public MemoryRegistryKey OpenLocalMachine(int view) =>
        view is 64 or 32
            ? new MemoryRegistryKey(this, "", view, isWritable: true)
            : throw new ArgumentOutOfRangeException(nameof(view), view, "A registry view has 64 or 32 bits.");

    /// <summary>Sets a value and creates the keys above it, whatever is denied.</summary>
    public MemoryRegistry Set(string path, string name, RegistryContent content)
    {
        lock (gate)
        {
            root.Create(path, isVolatile: false).Values[name] = content;
        }

        return this;
    }

    /// <summary>Sets a value of a kind.</summary>
    public MemoryRegistry Set(string path, string name, RegistryValueKind kind, object data) =>
        Set(path, name, RegistryContent.Create(kind, data));

    /// <summary>Sets a DWORD.</summary>
    public MemoryRegistry Set(string path, string name, uint number) =>
        Set(path, name, RegistryValueKind.DWord, unchecked((int)number));

    /// <summary>Sets a REG_SZ.</summary>
    public MemoryRegistry Set(string path, string name, string text) => Set(path, name, RegistryValueKind.String, text);

    /// <summary>Creates an empty key.</summary>
    public MemoryRegistry Add(string path)
    {
        lock (gate)
        {
            root.Create(path, isVolatile: false);
        }

        return this;
    }

    /// <summary>Removes a value, or with no name a key with all that is in it.</summary>
    public MemoryRegistry Remove(string path, string? name = null)
    {
        lock (gate)
        {
            _ = name is null ? root.Delete(path) : root.Find(path)?.Values.Remove(name);
        }

        return this;
    }

    /// <summary>A value's kind and data; null where it does not exist.</summary>
    public RegistryContent? Read(string path, string name)
    {
        lock (gate)
        {
            return root.Find(path)?.Values.GetValueOrDefault(name);
        }
    }

    /// <summary>A value's data; null where it does not exist.</summary>
    public object? GetData(string path, string name) => Read(path, name)?.Data;

    /// <summary>Whether the key exists.</summary>
    public bool Contains(string path)
    {
        lock (gate)
        {
            return root.Find(path) is not null;
        }
    }

    /// <summary>
    /// From now on the key and all below it can be read but not changed, as by an access list that inherits.
    /// </summary>
    public MemoryRegistry DenyWrite(string path)
    {
        unwritable.Add(path);
        return this;
    }

    /// <summary>From now on the key and all below it can be neither read nor changed.</summary>
    public MemoryRegistry DenyRead(string path)
    {
        unreadable.Add(path);
        return this;
    }

    /// <summary>Takes back every denial.</summary>
    public MemoryRegistry AllowAll()
    {
        unreadable.Clear();
        unwritable.Clear();
        return this;
    }

    /// <summary>What a restart of Windows does to the registry: volatile keys are gone.</summary>
    public void Restart()
    {
        lock (gate)
        {
            root.DropVolatile();
        }
    }

    internal bool CanRead(string path) => !Covers(unreadable, path);

    internal bool CanWrite(string path) => CanRead(path) && !Covers(unwritable, path);

    internal T Reading<T>(Func<MemoryRegistryNode, T> read)
    {
        lock (gate)
        {
            return read(root);
        }
    }

    internal void Write(RegistryChange change, Action<MemoryRegistryNode> write)
    {
        BeforeWrite?.Invoke(change);
        lock (gate)
        {
            write(root);
            Writes++;
        }
    }

    private static bool Covers(HashSet<string> denied, string path) =>
        denied.Any(key => (path + "\\").StartsWith(key + "\\", StringComparison.OrdinalIgnoreCase));
}
