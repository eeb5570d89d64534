using Microsoft.Win32;

namespace Simulator.Machines;

/// <summary>A registry value of HKEY_LOCAL_MACHINE as the simulator writes it.</summary>
public sealed record SeedValue(string Path, string Name, RegistryValueKind Kind, object Data);
