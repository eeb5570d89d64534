using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Security.AccessControl;
using System.Security.Principal;
using Microsoft.Win32;
using Microsoft.Win32.SafeHandles;
using WindowsGuest.Wire;

namespace WindowsGuest;

/// <summary>HKEY_LOCAL_MACHINE of this machine: loads and dumps keys with raw values, and denies access to some.</summary>
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

        foreach (var entry in load.ClearValues.Select(text => text.Split('|')))
        {
            using var key = Root.OpenSubKey(entry[0], writable: true);
            key?.DeleteValue(entry[1], throwOnMissingValue: false);
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

    public static IEnumerable<KeyImage> Dump(string path)
    {
        using var key = Root.OpenSubKey(path);
        if (key is null)
        {
            yield break;
        }

        yield return new KeyImage(path, [.. key.GetValueNames().Select(name => Read(key.Handle, name))]);
        foreach (var below in key.GetSubKeyNames().SelectMany(name => Dump($"{path}\\{name}")))
        {
            yield return below;
        }
    }

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
        var rights = RegistryRights.SetValue | RegistryRights.CreateSubKey
            | (denial == KeyDenial.ReadAndWrite ? RegistryRights.QueryValues | RegistryRights.EnumerateSubKeys : 0);
        var rule = new RegistryAccessRule(Everyone, rights, AccessControlType.Deny);
        ChangeAccess(path, security => security.AddAccessRule(rule));
        denied.Add((path, rule));
    }

    private static void ChangeAccess(string path, Action<RegistrySecurity> change)
    {
        using var key = Root.OpenSubKey(path, RegistryKeyPermissionCheck.ReadWriteSubTree, RegistryRights.ReadPermissions | RegistryRights.ChangePermissions)
            ?? throw new InvalidOperationException($"There is no key {path}.");
        var security = key.GetAccessControl(AccessControlSections.Access);
        change(security);
        key.SetAccessControl(security);
    }

    private static void Check(int error) => _ = error == 0 ? 0 : throw new Win32Exception(error);

    [LibraryImport("advapi32.dll", EntryPoint = "RegSetValueExW", StringMarshalling = StringMarshalling.Utf16)]
    private static partial int RegSetValueEx(SafeRegistryHandle key, string name, int reserved, int type, byte[] data, int size);

    [LibraryImport("advapi32.dll", EntryPoint = "RegQueryValueExW", StringMarshalling = StringMarshalling.Utf16)]
    private static partial int RegQueryValueEx(SafeRegistryHandle key, string name, nint reserved, out int type, byte[]? data, ref int size);
}
