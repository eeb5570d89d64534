using Cloud.ConnectionLogs;
using Cloud.State;
using Microsoft.Extensions.Configuration;
using Remediation.ConnectionLogs.Queries;
using Remediation.Orders;
using Known = Hosting.Options.KnownSettings;

namespace Hosting.Options;

/// <summary>
/// Reads the settings. All errors are reported at once, settings are used only if all are valid, and a misspelled name
/// is an error.
/// </summary>
public static class AppOptionsReader
{
    private const int MostItems = 100;

    /// <summary>Reads the settings.</summary>
    public static AppOptionsReading Read(IConfiguration configuration)
    {
        var reader = new SettingReader(configuration);
        UnknownSettings.Refuse(reader, configuration);
        var sweeps = SweepOptionsReader.Read(reader, MostItems);
        var pace = Pace(reader);
        var azure = AzureOptionsReader.Read(
            reader,
            isInAzure: !string.IsNullOrEmpty(configuration["IDENTITY_ENDPOINT"])
        );
        var logs = Logs(reader);
        var state = StateOptionsReader.Read(reader);
        if (azure is not null && state is StateOptions.Account && reader.AreSound(Known.StorageClientId))
        {
            CrossSettingRules.CheckIdentities(reader, azure);
        }

        return reader.Errors.Count > 0 || azure is null || state is null
            ? new AppOptionsReading.Refused(reader.Errors)
            : new AppOptionsReading.Read(new AppOptions(sweeps, pace, azure, logs, state));
    }

    private static OrderExecutionOptions Pace(SettingReader reader)
    {
        // A sweep that polled one order for longer could not end within the hour that host.json allows.
        var pace = new OrderExecutionOptions(
            reader.ReadTimeSpan(Known.PollInterval, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5)),
            reader.ReadTimeSpan(Known.ScriptTimeout, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(90)),
            reader.ReadTimeSpan(Known.PollTimeout, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(45)),
            reader.ReadInteger(Known.MaxConcurrency, 1, 5_000)
        )
        {
            TimeBudget = reader.ReadTimeSpan(Known.TimeBudget, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(50)),
            Rollout = new RolloutOptions
            {
                CanarySize = reader.ReadInteger(Known.CanarySize, 1, 100),
                MaxErrors = reader.ReadInteger(Known.MaxErrors, 1, 1_000),
                MaxErrorShare = reader.ReadShare(Known.MaxErrorShare),
            },
        };
        CrossSettingRules.CheckOrders(reader, pace);
        return pace;
    }

    private static LogOptions Logs(SettingReader reader)
    {
        var workspaces = reader.ReadList(
            Known.Workspaces,
            MostItems,
            text => LogTarget.TryParse(text, out var target) ? target as LogTarget.Workspace : null,
            "the customer id of a workspace (a GUID)"
        );
        var resources = reader.ReadList(
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

        // ARM ids are case-insensitive, and a log that is queried twice would be counted twice.
        var distinct = resources.DistinctBy(resource => resource.Id, StringComparer.OrdinalIgnoreCase);
        return new LogOptions(
            [.. workspaces, .. distinct],
            reader.ReadTimeSpan(Known.ServerTimeout, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(10)),
            OwnQueries(reader)
        );
    }

    private static IReadOnlyList<LogQuery> OwnQueries(SettingReader reader)
    {
        var queries = OperatorQueries.Read(reader.ReadText(Known.CustomQueries), out var problems);
        foreach (var problem in problems)
        {
            reader.Refuse(Known.CustomQueries, $"{Setting.Spell(Known.CustomQueries)} {problem}.");
        }

        return queries;
    }
}
