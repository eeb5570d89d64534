namespace Simulator.Guests;

/// <summary>A change that is about to be made through a key handle.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Path">The key.</param>
/// <param name="Name">The value; null where the key itself is created or deleted.</param>
public sealed record RegistryChange(RegistryChangeKind Kind, string Path, string? Name);
