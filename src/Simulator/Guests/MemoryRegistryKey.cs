using System.Security;
using Microsoft.Win32;

namespace Simulator.Guests;

/// <summary>
/// An open key of a <see cref="MemoryRegistry"/>, with those methods of <c>Microsoft.Win32.RegistryKey</c> that the
/// guest script calls: same names, overloads and exceptions, so PowerShell binds to both alike.
/// </summary>
public sealed class MemoryRegistryKey
{
    private const string Software = "SOFTWARE";
    private const string Redirected = @"SOFTWARE\WOW6432Node";

    private readonly MemoryRegistry registry;
    private readonly string path;
    private readonly int view;
    private readonly bool isWritable;
    private bool isClosed;

    internal MemoryRegistryKey(MemoryRegistry registry, string path, int view, bool isWritable)
    {
        this.registry = registry;
        this.path = path;
        this.view = view;
        this.isWritable = isWritable;
    }

    /// <summary>Opens a key below this one to read; null where it does not exist.</summary>
    public MemoryRegistryKey? OpenSubKey(string name) => OpenSubKey(name, writable: false);

    /// <summary>Opens a key below this one; null where it does not exist.</summary>
    /// <exception cref="SecurityException">Access is denied.</exception>
    public MemoryRegistryKey? OpenSubKey(string name, bool writable)
    {
        var target = Below(name);
        if (!registry.Contains(target))
        {
            return null;
        }

        if (registry.CanRead(target) && (!writable || registry.CanWrite(target)))
        {
            return new MemoryRegistryKey(registry, target, view, writable);
        }

        throw new SecurityException("Requested registry access is not allowed.");
    }

    /// <summary>
    /// Opens a key below this one to write, and creates it where it does not exist. What is in it stays.
    /// </summary>
    public MemoryRegistryKey CreateSubKey(string subkey) =>
        CreateSubKey(subkey, RegistryKeyPermissionCheck.Default, RegistryOptions.None);

    /// <summary>As <see cref="CreateSubKey(string)"/>; a volatile key is gone after a restart.</summary>
    /// <exception cref="UnauthorizedAccessException">Access is denied.</exception>
    public MemoryRegistryKey CreateSubKey(
        string subkey,
        RegistryKeyPermissionCheck permissionCheck,
        RegistryOptions registryOptions
    )
    {
        var target = Below(subkey);
        DemandWrite(isWritable && registry.CanWrite(target));
        if (!registry.Contains(target))
        {
            registry.Write(
                new RegistryChange(RegistryChangeKind.CreateKey, target, null),
                root => root.Create(target, registryOptions.HasFlag(RegistryOptions.Volatile))
            );
        }

        return new MemoryRegistryKey(registry, target, view, isWritable: true);
    }

    /// <summary>A value's data.</summary>
    public object? GetValue(string name, object? defaultValue, RegistryValueOptions options) =>
        registry.Read(path, name)?.Data ?? defaultValue;

    /// <summary>A value's kind.</summary>
    /// <exception cref="IOException">The value does not exist.</exception>
    public RegistryValueKind GetValueKind(string name) =>
        registry.Read(path, name)?.Kind ?? throw new IOException("The specified registry value does not exist.");

    /// <summary>Sets a value.</summary>
    /// <exception cref="UnauthorizedAccessException">The key was opened to read only, or access is denied.</exception>
    /// <exception cref="IOException">The key was deleted.</exception>
    public void SetValue(string name, object value, RegistryValueKind valueKind)
    {
        DemandWrite(isWritable && registry.CanWrite(path));
        var data = RegistryContent.Create(valueKind, value);
        registry.Write(
            new RegistryChange(RegistryChangeKind.SetValue, path, name),
            root => Existing(root).Values[name] = data
        );
    }

    /// <summary>Deletes a value.</summary>
    /// <exception cref="ArgumentException">It does not exist, and that was not allowed.</exception>
    public void DeleteValue(string name, bool throwOnMissingValue)
    {
        DemandWrite(isWritable && registry.CanWrite(path));
        if (registry.Read(path, name) is not null)
        {
            registry.Write(
                new RegistryChange(RegistryChangeKind.DeleteValue, path, name),
                root => Existing(root).Values.Remove(name)
            );
        }
        else if (throwOnMissingValue)
        {
            throw new ArgumentException("No value exists with that name.");
        }
    }

    /// <summary>Deletes a key with its values.</summary>
    /// <exception cref="InvalidOperationException">It has keys below it.</exception>
    public void DeleteSubKey(string subkey, bool throwOnMissingSubKey)
    {
        var target = Below(subkey);
        DemandWrite(isWritable && registry.CanWrite(target));
        if (registry.Reading(root => root.Find(target)) is not { } node)
        {
            _ = throwOnMissingSubKey
                ? throw new ArgumentException("Cannot delete a subkey tree because the subkey does not exist.")
                : 0;
            return;
        }

        _ =
            node.Keys.Count > 0
                ? throw new InvalidOperationException(
                    "Registry key has subkeys and recursive removes are not supported by this method."
                )
                : 0;
        registry.Write(new RegistryChange(RegistryChangeKind.DeleteKey, target, null), root => root.Delete(target));
    }

    /// <summary>Names of the values.</summary>
    public string[] GetValueNames() => registry.Reading(root => Existing(root).Values.Keys.ToArray());

    /// <summary>Names of the keys below.</summary>
    public string[] GetSubKeyNames() =>
        registry.Reading(root => Existing(root).Keys.Values.Select(key => key.Name).ToArray());

    /// <summary>Ends the use of this handle.</summary>
    public void Close() => isClosed = true;

    private void DemandWrite(bool isAllowed)
    {
        ObjectDisposedException.ThrowIf(isClosed, this);
        _ = isAllowed ? 0 : throw new UnauthorizedAccessException("Access to the registry key is denied.");
    }

    private MemoryRegistryNode Existing(MemoryRegistryNode root) =>
        root.Find(path)
        ?? throw new IOException("Illegal operation attempted on a registry key that has been marked for deletion.");

    // A 32-bit program's SOFTWARE lies in WOW6432Node; SYSTEM is shared.
    private string Below(string name)
    {
        ObjectDisposedException.ThrowIf(isClosed, this);
        var target = path.Length == 0 ? name : $"{path}\\{name}";
        return view == 32 && IsAtOrBelow(target, Software) && !IsAtOrBelow(target, Redirected)
            ? Redirected + target[Software.Length..]
            : target;
    }

    private static bool IsAtOrBelow(string target, string key) =>
        (target + "\\").StartsWith(key + "\\", StringComparison.OrdinalIgnoreCase);
}
