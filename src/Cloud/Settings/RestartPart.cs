using Remediation.Orders;
using Remediation.Planning;
using Known = Cloud.Settings.KnownSettings;

namespace Cloud.Settings;

/// <summary>Reads whether and when sweeps may restart machines.</summary>
internal static class RestartPart
{
    // What is wrong with the notice is said even where no window makes use of it: somebody meant it.
    public static RestartPolicy Read(SettingReader reader)
    {
        var delay = reader.Span(Known.RestartDelay, RestartNotice.ShortestDelay, RestartNotice.LongestDelay);
        var reason = reader.Text(Known.RestartReason);
        if (!RestartNotice.IsReason(reason))
        {
            reader.Refuse(
                Known.RestartReason,
                $"{Setting.Spell(Known.RestartReason)} must have 1 to 120 letters, digits, blanks and .,:()- "
                    + "and start with a letter or digit."
            );
        }

        var most = reader.Whole(Known.MaxRestarts, 1, 1000);
        var text = reader.Text(Known.RestartWindow);
        var window = MaintenanceWindow.Parse(text);
        if (text.Length > 0 && window is null)
        {
            reader.Refuse(
                Known.RestartWindow,
                $"{Setting.Spell(Known.RestartWindow)} must be days and times in UTC, such as "
                    + $"Sat,Sun 02:00-05:00 or Daily 22:30-01:00, at least 15 minutes long, not {Quotes.Of(text)}."
            );
        }

        Agreement.OfRestart(reader, window, delay);

        return window is null || !RestartNotice.IsReason(reason)
            ? new RestartPolicy.Never()
            : new RestartPolicy.Within(window, new RestartNotice(delay, reason), most);
    }
}
