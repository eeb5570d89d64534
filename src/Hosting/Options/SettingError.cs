namespace Hosting.Options;

/// <summary>An error in a setting.</summary>
/// <param name="Name">The setting.</param>
/// <param name="Detail">What is wrong and how to correct it, one sentence; contains no secret.</param>
public sealed record SettingError(string Name, string Detail);
