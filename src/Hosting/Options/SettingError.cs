namespace Hosting.Options;

/// <summary>What is wrong with a setting.</summary>
/// <param name="Name">The setting.</param>
/// <param name="Detail">What is wrong and the way out, one sentence; repeats no secret.</param>
public sealed record SettingError(string Name, string Detail);
