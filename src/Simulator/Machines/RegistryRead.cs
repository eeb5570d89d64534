namespace Simulator.Machines;

/// <summary>Reads a value of HKEY_LOCAL_MACHINE by its real path; null where it does not exist.</summary>
/// <param name="path">Key, with WOW6432Node where it is meant.</param>
/// <param name="name">Value.</param>
public delegate object? RegistryRead(string path, string name);
