namespace Hosting.Options;

/// <summary>The description of one setting, for documentation and templates.</summary>
/// <param name="Name">
/// The setting's name; sections are separated by colons, in an environment variable by two underscores.
/// </param>
/// <param name="Default">
/// The value if the setting is missing; null if the setting is required or has no default.
/// </param>
/// <param name="IsRequired">True if the app does not start without the setting.</param>
/// <param name="Meaning">What the setting does, with units and range, one sentence.</param>
public sealed record Setting(string Name, string? Default, bool IsRequired, string Meaning)
{
    /// <summary>The name as an environment variable or app setting.</summary>
    public string VariableName => Spell(Name);

    internal static string Spell(string name) => name.Replace(":", "__", StringComparison.Ordinal);
}
