using Cloud.Clients;
using Remediation.Baseline;
using Remediation.Orders;
using Remediation.Policies;
using Known = Hosting.Options.KnownSettings;

namespace Hosting.Options;

/// <summary>Refuses settings that are valid separately and invalid together.</summary>
internal static class CrossSettingRules
{
    /// <summary>
    /// The poll interval must be shorter than the poll timeout; otherwise an order would time out before it is polled.
    /// </summary>
    public static void CheckOrders(SettingReader reader, OrderExecutionOptions pace)
    {
        if (reader.AreSound(Known.PollInterval, Known.PollTimeout) && pace.PollInterval >= pace.PollTimeout)
        {
            reader.Refuse(
                Known.PollInterval,
                $"{Setting.Spell(Known.PollInterval)} ({pace.PollInterval:c}) must be shorter than "
                    + $"{Setting.Spell(Known.PollTimeout)} "
                    + $"({pace.PollTimeout:c}), or no order would ever be asked about; shorten the one or lengthen "
                    + "the other."
            );
        }
    }

    /// <summary>
    /// The restart delay must be shorter than the maintenance window; otherwise no restart could be requested.
    /// </summary>
    public static void CheckRestart(SettingReader reader, MaintenanceWindow? window, TimeSpan delay)
    {
        if (window is not null && reader.AreSound(Known.RestartDelay) && window.Length <= delay)
        {
            reader.Refuse(
                Known.RestartWindow,
                $"{Setting.Spell(Known.RestartWindow)} ({window}) must be longer than "
                    + $"{Setting.Spell(Known.RestartDelay)} ({delay:c}), "
                    + "or no machine would ever be restarted; lengthen the one or shorten the other."
            );
        }
    }

    /// <summary>
    /// The look-back must be long enough for the noise floor's number of days; otherwise no machine would ever have
    /// enough evidence.
    /// </summary>
    public static void CheckNoiseFloor(SettingReader reader, NoiseFloor floor, TimeSpan lookBack)
    {
        var most = (int)Math.Ceiling(lookBack.TotalDays) + 1;
        if (reader.AreSound(Known.MinimumDays, Known.LookBack) && floor.MinimumDays > most)
        {
            reader.Refuse(
                Known.MinimumDays,
                $"{Setting.Spell(Known.MinimumDays)} ({floor.MinimumDays}) is more than the {most} days that "
                    + $"{Setting.Spell(Known.LookBack)} "
                    + $"({lookBack:c}) can touch, so no machine would ever be accused; lower the one or lengthen "
                    + "the other."
            );
        }
    }

    /// <summary>
    /// A baseline that disables old protocols must also enable TLS 1.2; otherwise the machine could not be reached at
    /// all.
    /// </summary>
    public static void CheckBaselineParts(SettingReader reader, IReadOnlyList<BaselinePart> parts)
    {
        if (parts.Contains(BaselinePart.DisableLegacy) && !parts.Contains(BaselinePart.Schannel))
        {
            reader.Refuse(
                Known.BaselineParts,
                $"{Setting.Spell(Known.BaselineParts)} has {BaselinePart.DisableLegacy} without "
                    + $"{BaselinePart.Schannel}: "
                    + "the old protocols would be switched off where nothing switches TLS 1.2 on; add "
                    + $"{BaselinePart.Schannel}."
            );
        }
    }

    /// <summary>
    /// The Functions host and the app use the same storage account, each with its own identity setting. If the two
    /// identities differ, one of them usually has no role on the account: either no function starts, or the app waits
    /// for its storage for ever.
    /// </summary>
    public static void CheckIdentities(SettingReader reader, AzureOptions azure)
    {
        var host = reader.ReadText(Known.StorageClientId);
        if (azure.IsInAzure && !host.Equals(azure.ClientId, StringComparison.OrdinalIgnoreCase))
        {
            reader.Refuse(
                Known.StorageClientId,
                $"{Setting.Spell(Known.StorageClientId)} and {Setting.Spell(Known.ClientId)} must name the same "
                    + "identity, for the host and the app "
                    + "enter one storage account: set both to the client id of the user-assigned identity, or "
                    + "neither for the system's own."
            );
        }
    }
}
