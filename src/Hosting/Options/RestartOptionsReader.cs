using Remediation.Orders;
using Remediation.Policies;
using Known = Hosting.Options.KnownSettings;

namespace Hosting.Options;

/// <summary>Reads whether and when sweeps may restart machines.</summary>
internal static class RestartOptionsReader
{
    // Errors in the notice are reported even if no maintenance window is set.
    public static RestartPolicy Read(SettingReader reader)
    {
        var delay = reader.ReadTimeSpan(Known.RestartDelay, RestartNotice.ShortestDelay, RestartNotice.LongestDelay);
        var reason = reader.ReadText(Known.RestartReason);
        if (!RestartNotice.IsReason(reason))
        {
            reader.Refuse(
                Known.RestartReason,
                $"{Setting.Spell(Known.RestartReason)} must have 1 to 120 letters, digits, blanks and .,:()- "
                    + "and start with a letter or digit."
            );
        }

        var most = reader.ReadInteger(Known.MaxRestarts, 1, 1000);
        var text = reader.ReadText(Known.RestartWindow);
        var window = MaintenanceWindow.Parse(text);
        if (text.Length > 0 && window is null)
        {
            reader.Refuse(
                Known.RestartWindow,
                $"{Setting.Spell(Known.RestartWindow)} must be days and times in UTC, such as "
                    + "Sat,Sun 02:00-05:00 or Daily 22:30-01:00, at least 15 minutes long, not "
                    + $"{SettingText.Quote(text)}."
            );
        }

        CrossSettingRules.CheckRestart(reader, window, delay);

        return window is null || !RestartNotice.IsReason(reason)
            ? new RestartPolicy.Never()
            : new RestartPolicy.Within(window, new RestartNotice(delay, reason), most);
    }
}
