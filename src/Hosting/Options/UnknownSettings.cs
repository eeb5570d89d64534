using Microsoft.Extensions.Configuration;

namespace Hosting.Options;

/// <summary>Finds settings that are in the product's sections and not in <see cref="KnownSettings"/>.</summary>
internal static class UnknownSettings
{
    /// <summary>Refuses each of them.</summary>
    public static void Refuse(SettingReader reader, IConfiguration configuration)
    {
        var known = KnownSettings.All.Select(setting => setting.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var entries = KnownSettings.Sections.SelectMany(section => configuration.GetSection(section).AsEnumerable());
        foreach (var (name, value) in entries)
        {
            if (value is not null && !known.Contains(name))
            {
                reader.Refuse(name, $"{Setting.Spell(name)} is not a setting; docs/settings.md lists those there are.");
            }
        }
    }
}
