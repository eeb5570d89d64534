using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Security.AccessControl;
using System.Security.Principal;
using Microsoft.Win32;
using Microsoft.Win32.SafeHandles;
using WineAgent.Wire;

namespace WineAgent;

/// <summary>
/// HKEY_LOCAL_MACHINE of this machine: loads and dumps keys with raw values, and denies access to some.
/// </summary>
internal sealed partial class RawRegistry
{
    private static readonly SecurityIdentifier Everyone = new(WellKnownSidType.WorldSid, null);
    private readonly List<(string Path, RegistryAccessRule Rule)> denied = [];

    private static RegistryKey Root => RegistryKey.OpenBaseKey(RegistryHive.LocalMachine, RegistryView.Registry64);

    public void Load(AgentRequest.Load load)
    {
        Allow();
        foreach (var path in load.ClearKeys)
        {
            Root.DeleteSubKeyTree(path, throwOnMissingSubKey: false);
        }

        foreach (var (path, name) in load.ClearValues.Select(Split))
        {
            using var key = Root.OpenSubKey(path, writable: true);
            key?.DeleteValue(name, throwOnMissingValue: false);
        }

        foreach (var image in load.Keys)
        {
            using var key = Root.CreateSubKey(image.Path);
            foreach (var value in image.Values)
            {
                Check(RegSetValueEx(key.Handle, value.Name, 0, value.Type, value.Data, value.Data.Length));
            }
        }

        foreach (var image in load.Keys.Where(image => image.Denial != KeyDenial.None))
        {
            Deny(image.Path, image.Denial);
        }
    }

    public void Allow()
    {
        foreach (var (path, rule) in denied)
        {
            ChangeAccess(path, security => security.RemoveAccessRuleSpecific(rule));
        }

        denied.Clear();
    }

    public static IEnumerable<KeyImage> DumpKey(string path)
    {
        using var key = Root.OpenSubKey(path);
        if (key is null)
        {
            yield break;
        }

        yield return new KeyImage(path, [.. key.GetValueNames().Select(name => Read(key.Handle, name))]);
        foreach (var below in key.GetSubKeyNames().SelectMany(name => DumpKey($"{path}\\{name}")))
        {
            yield return below;
        }
    }

    public static IEnumerable<KeyImage> DumpValue(string entry)
    {
        var (path, name) = Split(entry);
        using var key = Root.OpenSubKey(path);
        if (key is not null && key.GetValueNames().Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            yield return new KeyImage(path, [Read(key.Handle, name)]);
        }
    }

    private static (string Path, string Name) Split(string entry) =>
        entry.Split('|') is [var path, var name]
            ? (path, name)
            : throw new ArgumentException($"Not path|name: {entry}");

    private static ValueImage Read(SafeRegistryHandle key, string name)
    {
        var size = 0;
        Check(RegQueryValueEx(key, name, 0, out var type, null, ref size));
        var data = new byte[size];
        Check(RegQueryValueEx(key, name, 0, out type, data, ref size));
        return new ValueImage(name, type, data);
    }

    // The right to read and change the access list itself stays, or the denial could never be taken back.
    private void Deny(string path, KeyDenial denial)
    {
        var rights =
            RegistryRights.SetValue
            | RegistryRights.CreateSubKey
            | (denial == KeyDenial.ReadAndWrite ? RegistryRights.QueryValues | RegistryRights.EnumerateSubKeys : 0);
        var rule = new RegistryAccessRule(Everyone, rights, AccessControlType.Deny);
        ChangeAccess(path, security => security.AddAccessRule(rule));
        denied.Add((path, rule));
    }

    private static void ChangeAccess(string path, Action<RegistrySecurity> change)
    {
        using var key =
            Root.OpenSubKey(
                path,
                RegistryKeyPermissionCheck.ReadWriteSubTree,
                RegistryRights.ReadPermissions | RegistryRights.ChangePermissions
            ) ?? throw new InvalidOperationException($"There is no key {path}.");
        var security = key.GetAccessControl(AccessControlSections.Access);
        change(security);
        key.SetAccessControl(security);
    }

    private static void Check(int error) => _ = error == 0 ? 0 : throw new Win32Exception(error);

    [LibraryImport("advapi32.dll", EntryPoint = "RegSetValueExW", StringMarshalling = StringMarshalling.Utf16)]
    private static partial int RegSetValueEx(
        SafeRegistryHandle key,
        string name,
        int reserved,
        int type,
        byte[] data,
        int size
    );

    [LibraryImport("advapi32.dll", EntryPoint = "RegQueryValueExW", StringMarshalling = StringMarshalling.Utf16)]
    private static partial int RegQueryValueEx(
        SafeRegistryHandle key,
        string name,
        nint reserved,
        out int type,
        byte[]? data,
        ref int size
    );
}
