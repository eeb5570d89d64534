using Microsoft.Win32;
using Simulator.Machines;

namespace Simulator.Guests;

/// <summary>The initial registry of a machine.</summary>
internal static class GuestImage
{
    /// <summary>A fresh image with the spec's seeds and locks.</summary>
    public static MemoryRegistry Install(MachineSpec spec)
    {
        var registry = MemoryRegistry.CreateWindows(
            spec.Windows.Build,
            spec.Windows.ProductName,
            spec.Windows.DotNetRelease
        );
        Write(registry, [.. DotNetKeys, .. spec.Seeds]);
        foreach (var key in spec.LockedKeys)
        {
            registry.DenyWrite(key);
        }

        return registry;
    }

    /// <summary>Writes values as an administrator or a policy would.</summary>
    public static void Write(MemoryRegistry registry, IEnumerable<SeedValue> values)
    {
        foreach (var value in values)
        {
            registry.Set(value.Path, value.Name, value.Kind, value.Data);
        }
    }

    // Every image with .NET 4 has these keys, with values that a repair must not lose.
    private static IEnumerable<SeedValue> DotNetKeys
    {
        get
        {
            return from key in new[] { @"SOFTWARE\Microsoft\.NETFramework\v4.0.30319", RegistrySeeds.DotNet32 }
                select new SeedValue(
                    key + @"\AspNetEnforceViewStateMac",
                    "AspNetEnforceViewStateMac",
                    RegistryValueKind.DWord,
                    1
                );
        }
    }
}
