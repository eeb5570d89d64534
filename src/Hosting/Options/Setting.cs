namespace Hosting.Options;

/// <summary>One setting of the app, as it is told to people and templates.</summary>
/// <param name="Name">Its name, sections parted by colons; in an environment variable by two underscores.</param>
/// <param name="Default">
/// What counts where it is missing; null where it must be there or where there is nothing by itself.
/// </param>
/// <param name="IsRequired">True where the app does not start without it.</param>
/// <param name="Meaning">What it does, with units and range, one sentence.</param>
public sealed record Setting(string Name, string? Default, bool IsRequired, string Meaning)
{
    /// <summary>The name as an environment variable or app setting spells it.</summary>
    public string VariableName => Spell(Name);

    internal static string Spell(string name) => name.Replace(":", "__", StringComparison.Ordinal);
}
