using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Hosting.Options;

/// <summary>Reads settings and collects all errors in them, so that one start reports all of them.</summary>
/// <param name="configuration">The app's configuration.</param>
internal sealed class SettingReader(IConfiguration configuration)
{
    private readonly List<SettingError> errors = [];

    public IReadOnlyList<SettingError> Errors => errors;

    public void Refuse(string name, string detail) => errors.Add(new SettingError(name, detail));

    /// <summary>True if no error was found so far in any of these settings.</summary>
    public bool AreSound(params string[] names) => !errors.Exists(error => names.Contains(error.Name));

    /// <summary>The setting's text without blanks around it, or its default; empty if there is neither.</summary>
    public string ReadText(string name)
    {
        var text = (configuration[name] ?? "").Trim();
        return text.Length > 0 ? text : KnownSettings.Get(name).Default ?? "";
    }

    /// <summary>Reads a required text.</summary>
    public string ReadRequired(string name)
    {
        var text = ReadText(name);
        if (text.Length == 0)
        {
            Refuse(name, $"{FormatName(name)} is missing. {KnownSettings.Get(name).Meaning}");
        }

        return text;
    }

    public T ReadChoice<T>(string name)
        where T : struct, Enum
    {
        var text = ReadText(name);
        if (Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            return Enum.Parse<T>(text, ignoreCase: true);
        }

        Refuse(
            name,
            $"{FormatName(name)} must be {string.Join(" or ", Enum.GetNames<T>())}, not {SettingText.Quote(text)}."
        );
        return default;
    }

    public bool ReadFlag(string name)
    {
        var text = ReadText(name);
        if (!bool.TryParse(text, out var flag))
        {
            Refuse(name, $"{FormatName(name)} must be true or false, not {SettingText.Quote(text)}.");
        }

        return flag;
    }

    public int ReadInteger(string name, int least, int most)
    {
        var text = ReadText(name);
        if (
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
        )
        {
            return number;
        }

        Refuse(
            name,
            $"{FormatName(name)} must be a whole number from {least} to {most}, not {SettingText.Quote(text)}."
        );
        return least;
    }

    public double ReadShare(string name)
    {
        var text = ReadText(name);
        if (
            double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share)
            && share is >= 0 and <= 1
        )
        {
            return share;
        }

        Refuse(name, $"{FormatName(name)} must be a number from 0 to 1 such as 0.02, not {SettingText.Quote(text)}.");
        return 1;
    }

    public TimeSpan ReadTimeSpan(string name, TimeSpan least, TimeSpan most)
    {
        var text = ReadText(name);
        // TimeSpan reads a bare number as days, which is rarely intended.
        if (
            text.Contains(':')
            && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var span)
            && span >= least
            && span <= most
        )
        {
            return span;
        }

        Refuse(
            name,
            $"{FormatName(name)} must be a time from {least:c} to {most:c}, written [days.]hours:minutes:seconds, not "
                + $"{SettingText.Quote(text)}."
        );
        return least;
    }

    /// <summary>
    /// Reads a list that is separated by commas; an item that cannot be read is refused.
    /// </summary>
    public IReadOnlyList<T> ReadList<T>(string name, int most, Func<string, T?> read, string shape)
    {
        var text = ReadText(name);
        string[] items = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (items.Length == 0 && text.Length > 0)
        {
            Refuse(name, $"{FormatName(name)} has commas and nothing between them.");
        }

        if (items.Length > most)
        {
            Refuse(name, $"{FormatName(name)} has {items.Length} items; at most {most} are taken.");
        }

        foreach (var odd in items.Where(item => read(item) is null))
        {
            Refuse(name, $"{FormatName(name)} holds {SettingText.Quote(odd)}, which is not {shape}.");
        }

        return [.. items.Select(read).OfType<T>().Distinct()];
    }

    /// <summary>The client id of a user-assigned identity; empty for the system-assigned one.</summary>
    public string ReadClientId(string name)
    {
        var text = ReadText(name);
        if (text.Length > 0 && !Guid.TryParseExact(text, "D", out _))
        {
            Refuse(
                name,
                $"{FormatName(name)} must be a GUID, the client id of a user-assigned identity; leave it out for the "
                    + "system's own."
            );
        }

        return text;
    }

    /// <summary>An absolute https address; null if the setting is missing or refused.</summary>
    public Uri? ReadAddress(string name)
    {
        var text = ReadText(name);
        if (text.Length == 0)
        {
            return null;
        }

        if (
            Uri.TryCreate(text, UriKind.Absolute, out var address)
            && address.Scheme == Uri.UriSchemeHttps
            && address.UserInfo.Length == 0
            && address.Query.Length + address.Fragment.Length == 0
        )
        {
            return address;
        }

        Refuse(
            name,
            $"{FormatName(name)} must be an absolute https address without user, query and fragment: "
                + "a token is sent there."
        );
        return null;
    }

    // The name as an operator sets it.
    private static string FormatName(string name) => Setting.Spell(name);
}
