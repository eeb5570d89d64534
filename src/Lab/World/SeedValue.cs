using Microsoft.Win32;

namespace Lab.World;

/// <summary>A registry value of HKEY_LOCAL_MACHINE as the Lab writes it.</summary>
public sealed record SeedValue(string Path, string Name, RegistryValueKind Kind, object Data);
