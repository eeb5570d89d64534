using Cloud.ConnectionLogs;
using Microsoft.Extensions.Configuration;
using Remediation.Baseline;
using Remediation.Findings;
using Remediation.Orders;
using Remediation.Planning;
using Remediation.Sweeps;
using Known = Cloud.Settings.KnownSettings;

namespace Cloud.Settings;

/// <summary>Reads the settings: everything that is wrong at once, nothing half read, no name misspelled in silence.</summary>
public static class AppSettingsReader
{
    private const int MostItems = 100;

    /// <summary>Reads them.</summary>
    public static SettingsReading Read(IConfiguration configuration)
    {
        var reader = new SettingReader(configuration);
        reader.RefuseUnknown();
        RequireSchedule(reader);
        var sweeps = Sweeps(reader);
        var pace = Pace(reader);
        var azure = AzurePart.Read(reader, isInAzure: !string.IsNullOrEmpty(configuration["IDENTITY_ENDPOINT"]));
        var logs = Logs(reader);
        var state = StatePart.Read(reader);
        return reader.Errors.Count > 0 || azure is null || state is null
            ? new SettingsReading.Refused(reader.Errors)
            : new SettingsReading.Read(new AppSettings(sweeps, pace, azure, logs, state));
    }

    private static void RequireSchedule(SettingReader reader)
    {
        var schedule = reader.Required(Known.Schedule);
        if (schedule.Length > 0 && schedule.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length != 6)
        {
            reader.Refuse(Known.Schedule, $"{Known.Schedule} must have six fields (second, minute, hour, day, month, weekday), not '{schedule}'.");
        }
    }

    private static SweepSettings Sweeps(SettingReader reader)
    {
        reader.Required(Known.Subscriptions);
        var mode = reader.Choice<SweepMode>(Known.Mode);
        var subscriptions = reader.List(Known.Subscriptions, MostItems,
            text => Guid.TryParseExact(text, "D", out var id) ? id.ToString("D") : null, "a subscription id (a GUID)");
        var policy = new SweepPolicy
        {
            LookBack = reader.Span(Known.LookBack, TimeSpan.FromHours(1), TimeSpan.FromDays(30)),
            OptOutTag = reader.Text(Known.OptOutTag),
            Baseline = TlsBaseline.Of(Parts(reader)),
            NoiseFloor = new NoiseFloor(reader.Whole(Known.MinimumHits, 1, int.MaxValue), reader.Share(Known.MinimumShare)),
            MaxRepairs = reader.Whole(Known.MaxRepairs, 1, 10_000),
            MaxAttempts = reader.Whole(Known.MaxAttempts, 1, 10),
            RetryAfter = reader.Span(Known.RetryAfter, TimeSpan.Zero, TimeSpan.FromDays(30)),
            RepairDriftAfter = reader.Span(Known.RepairDriftAfter, TimeSpan.Zero, TimeSpan.FromDays(90)),
            ConfirmAfter = reader.Span(Known.ConfirmAfter, TimeSpan.Zero, TimeSpan.FromDays(30)),
            ConfirmHits = reader.Whole(Known.ConfirmHits, 1, int.MaxValue),
        };
        return new SweepSettings(mode, subscriptions, policy);
    }

    private static IReadOnlyList<BaselinePart> Parts(SettingReader reader)
    {
        var names = reader.List(Known.BaselineParts, MostItems,
            text => Enum.GetNames<BaselinePart>().FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)),
            $"one of {string.Join(", ", Enum.GetNames<BaselinePart>())}");
        return [.. names.Select(Enum.Parse<BaselinePart>)];
    }

    private static OrderPace Pace(SettingReader reader) => new(
        reader.Span(Known.PollInterval, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5)),
        reader.Span(Known.Deadline, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(90)),
        reader.Span(Known.Patience, TimeSpan.FromMinutes(1), TimeSpan.FromHours(2)),
        reader.Whole(Known.MaxConcurrency, 1, 100));

    private static LogSettings Logs(SettingReader reader)
    {
        var workspaces = reader.List(Known.Workspaces, MostItems,
            text => LogTarget.TryParse(text, out var target) ? target as LogTarget.Workspace : null, "the customer id of a workspace (a GUID)");
        var resources = reader.List(Known.Resources, MostItems,
            text => LogTarget.TryParse(text, out var target) ? target as LogTarget.Resource : null, "an ARM id");
        if (workspaces.Count + resources.Count == 0)
        {
            reader.Refuse(Known.Workspaces, $"{Known.Workspaces} or {Known.Resources} must name at least one; without logs nothing can be found.");
        }

        return new LogSettings([.. workspaces, .. resources], reader.Span(Known.ServerTimeout, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(10)));
    }
}
