using Microsoft.Win32;

namespace Simulator.Guests;

/// <content>Copies, comparison and the listing.</content>
public sealed partial class MemoryRegistry
{
    /// <summary>A copy with the same keys, values and denials, and no writes counted.</summary>
    public MemoryRegistry Clone()
    {
        var copy = new MemoryRegistry();
        lock (gate)
        {
            root.CopyTo(copy.root);
            copy.unreadable.UnionWith(unreadable);
            copy.unwritable.UnionWith(unwritable);
        }

        return copy;
    }

    /// <summary>Whether both hold the same keys and values; names may differ in case.</summary>
    public bool ContentEquals(MemoryRegistry other) =>
        Dump()
            .Order(StringComparer.OrdinalIgnoreCase)
            .SequenceEqual(other.Dump().Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);

    /// <summary>One line per key and value, sorted, without the keys at or below <paramref name="except"/>.</summary>
    public IReadOnlyList<string> Dump(string? except = null)
    {
        lock (gate)
        {
            var lines = new List<string>();
            root.Dump("", except, lines);
            return lines;
        }
    }

    /// <summary>
    /// Every key at or below a path with its values, parents first; nothing where the path does not exist.
    /// </summary>
    public IReadOnlyList<(string Path, IReadOnlyDictionary<string, RegistryContent> Values)> KeysBelow(string path)
    {
        lock (gate)
        {
            return root.Find(path) is { } node ? [.. node.Walk(path)] : [];
        }
    }

    /// <summary>A guest as setup leaves it, with nothing said about TLS.</summary>
    /// <param name="build">Windows build, such as 14393.</param>
    /// <param name="productName">Such as <c>Windows Server 2016 Datacenter</c>.</param>
    /// <param name="dotNetRelease">Release number of .NET Framework 4.x; 0 where it is not installed.</param>
    public static MemoryRegistry CreateWindows(int build, string productName, int dotNetRelease = 461808)
    {
        const string Windows = @"SOFTWARE\Microsoft\Windows NT\CurrentVersion";
        var registry = new MemoryRegistry()
            .Set(Windows, "CurrentBuild", $"{build}")
            .Set(Windows, "CurrentBuildNumber", $"{build}")
            .Set(Windows, "ProductName", productName)
            .Add(@"SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols")
            .Set(
                @"SOFTWARE\Microsoft\.NETFramework",
                "InstallRoot",
                RegistryValueKind.String,
                @"C:\Windows\Microsoft.NET\Framework64\"
            )
            .Set(
                @"SOFTWARE\WOW6432Node\Microsoft\.NETFramework",
                "InstallRoot",
                RegistryValueKind.String,
                @"C:\Windows\Microsoft.NET\Framework\"
            )
            .Add(@"SOFTWARE\Microsoft\Windows\CurrentVersion\Internet Settings\WinHttp")
            .Add(@"SOFTWARE\WOW6432Node\Microsoft\Windows\CurrentVersion\Internet Settings\WinHttp");
        return dotNetRelease == 0
            ? registry
            : registry.Set(@"SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full", "Release", (uint)dotNetRelease);
    }
}
