using Hosting.Options;
using Microsoft.Extensions.Configuration;

namespace Hosting.Tests.Options;

/// <summary>Configurations, and what comes of reading them.</summary>
internal static class Given
{
    public const string Subscription = "11111111-1111-1111-1111-111111111111";
    public const string Workspace = "22222222-2222-2222-2222-222222222222";
    public const string Identity = "33333333-3333-3333-3333-333333333333";

    /// <summary>The four settings that an app needs.</summary>
    public static IReadOnlyDictionary<string, string?> Least { get; } =
        new Dictionary<string, string?>
        {
            ["Sweep:Schedule"] = "0 0 */6 * * *",
            ["Sweep:Subscriptions"] = Subscription,
            ["Logs:Workspaces"] = Workspace,
            ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
        };

    /// <summary>The least, changed; null takes a setting away.</summary>
    public static Dictionary<string, string?> With(params (string Name, string? Value)[] changes)
    {
        var all = new Dictionary<string, string?>(Least, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in changes)
        {
            all[name] = value;
        }

        return all;
    }

    public static AppOptionsReading Read(IEnumerable<KeyValuePair<string, string?>> settings) =>
        AppOptionsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());

    public static AppOptions Accepted(params (string Name, string? Value)[] changes)
    {
        var reading = Read(With(changes));
        Assert.True(reading is AppOptionsReading.Read, (reading as AppOptionsReading.Refused)?.Text);
        return ((AppOptionsReading.Read)reading).Settings;
    }

    public static IReadOnlyList<SettingError> Refused(params (string Name, string? Value)[] changes) =>
        Assert.IsType<AppOptionsReading.Refused>(Read(With(changes))).Errors;
}
