using Cloud.ConnectionLogs;
using Microsoft.Extensions.Configuration;
using Remediation.Findings.Queries;
using Remediation.Orders;
using Known = Cloud.Settings.KnownSettings;

namespace Cloud.Settings;

/// <summary>
/// Reads the settings: everything that is wrong at once, nothing half read, no name misspelled in silence.
/// </summary>
public static class AppSettingsReader
{
    private const int MostItems = 100;

    /// <summary>Reads them.</summary>
    public static SettingsReading Read(IConfiguration configuration)
    {
        var reader = new SettingReader(configuration);
        UnknownSettings.Refuse(reader, configuration);
        var sweeps = SweepPart.Read(reader, MostItems);
        var pace = Pace(reader);
        var azure = AzurePart.Read(reader, isInAzure: !string.IsNullOrEmpty(configuration["IDENTITY_ENDPOINT"]));
        var logs = Logs(reader);
        var state = StatePart.Read(reader);
        if (azure is not null && state is StateSettings.Account && reader.AreSound(Known.StorageClientId))
        {
            Agreement.OfIdentities(reader, azure);
        }

        return reader.Errors.Count > 0 || azure is null || state is null
            ? new SettingsReading.Refused(reader.Errors)
            : new SettingsReading.Read(new AppSettings(sweeps, pace, azure, logs, state));
    }

    private static OrderPace Pace(SettingReader reader)
    {
        // A sweep that waited longer for one order could not end within the hour that host.json gives it.
        var pace = new OrderPace(
            reader.Span(Known.PollInterval, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5)),
            reader.Span(Known.Deadline, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(90)),
            reader.Span(Known.Patience, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(45)),
            reader.Whole(Known.MaxConcurrency, 1, 5_000)
        )
        {
            Budget = reader.Span(Known.Budget, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(50)),
            Ramp = new RampPolicy
            {
                Canary = reader.Whole(Known.Canary, 1, 100),
                MaxErrors = reader.Whole(Known.MaxErrors, 1, 1_000),
                MaxErrorShare = reader.Share(Known.MaxErrorShare),
            },
        };
        Agreement.OfPace(reader, pace);
        return pace;
    }

    private static LogSettings Logs(SettingReader reader)
    {
        var workspaces = reader.List(
            Known.Workspaces,
            MostItems,
            text => LogTarget.TryParse(text, out var target) ? target as LogTarget.Workspace : null,
            "the customer id of a workspace (a GUID)"
        );
        var resources = reader.List(
            Known.Resources,
            MostItems,
            text => LogTarget.TryParse(text, out var target) ? target as LogTarget.Resource : null,
            "an ARM id"
        );
        if (workspaces.Count + resources.Count == 0 && reader.AreSound(Known.Workspaces, Known.Resources))
        {
            reader.Refuse(
                Known.Workspaces,
                $"{Setting.Spell(Known.Workspaces)} or {Setting.Spell(Known.Resources)} must name at least one; "
                    + "without logs nothing can be found."
            );
        }

        // ARM ids have no case, and logs that are asked twice are counted twice.
        var distinct = resources.DistinctBy(resource => resource.Id, StringComparer.OrdinalIgnoreCase);
        return new LogSettings(
            [.. workspaces, .. distinct],
            reader.Span(Known.ServerTimeout, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(10)),
            OwnQueries(reader)
        );
    }

    private static IReadOnlyList<LogQuery> OwnQueries(SettingReader reader)
    {
        var queries = OperatorQueries.Read(reader.Text(Known.OwnQueries), out var problems);
        foreach (var problem in problems)
        {
            reader.Refuse(Known.OwnQueries, $"{Setting.Spell(Known.OwnQueries)} {problem}.");
        }

        return queries;
    }
}
