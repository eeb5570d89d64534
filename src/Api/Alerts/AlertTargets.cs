using System.Text.Json;
using Remediation.ConnectionLogs.Callers;
using Remediation.Inventory;
using Remediation.Sweeps;

namespace Api.Alerts;

/// <summary>
/// Finds the machines that an alert names, in its targets, dimensions and configuration items. An ARM id contains its
/// resource type, so it counts in every place; a bare name counts only in places that hold no other kind of name.
/// </summary>
internal static class AlertTargets
{
    private static readonly HashSet<string> ComputerColumns = new(
        ["Computer", "_Computer", "ComputerName", "HostName", "Host", "ClientHost", "DeviceName", "MachineName"],
        StringComparer.OrdinalIgnoreCase
    );

    public static AlertReading Read(AlertPayload post)
    {
        var dimensions = Dimensions(post.Context).ToList();
        var items = Items(post).ToList();
        List<MachineId> machines =
        [
            .. post
                .Targets.Concat(dimensions.Select(dimension => dimension.Value))
                .Concat(items)
                .SelectMany(Machine)
                .Distinct(),
        ];
        List<string> names =
        [
            .. dimensions
                .Where(dimension => ComputerColumns.Contains(dimension.Name))
                .Select(dimension => dimension.Value)
                .Concat(dimensions.Count == 0 && IsOfLogs(post) ? BareNames(items, post.Targets) : [])
                .Select(HostNames.Normalize)
                .Where(IsName)
                .Distinct(StringComparer.Ordinal),
        ];
        return (machines.Count + names.Count) switch
        {
            0 => new AlertReading.NamesNoMachine(post.Identity),
            > SweepRequest.MostMachines and var count => new AlertReading.NamesTooMany(post.Identity, count),
            _ => new AlertReading.NamesMachines(post.Identity, machines, names),
        };
    }

    // Metric alerts and newer log alerts have dimensions per criterion, older log alerts once.
    private static IEnumerable<(string Name, string Value)> Dimensions(JsonElement context)
    {
        return context
            .Member("condition")
            .Member("allOf")
            .Items()
            .Append(context)
            .SelectMany(holder => holder.Member("dimensions").Items())
            .Select(dimension => (dimension.Text("name"), dimension.Text("value")));
    }

    private static IEnumerable<string> Items(AlertPayload post)
    {
        return post
            .Essentials.Member("configurationItems")
            .Items()
            .Concat(post.Context.Member("AffectedConfigurationItems").Items())
            .Select(item => item.Text());
    }

    // In a log alert without dimensions the configuration items are the computers of its rows, or just the name of its
    // target; a workspace is not a machine.
    private static IEnumerable<string> BareNames(IEnumerable<string> items, IReadOnlyList<string> targets)
    {
        return items.Where(item =>
            !item.Contains('/')
            && !targets.Any(target => target.EndsWith("/" + item, StringComparison.OrdinalIgnoreCase))
        );
    }

    // Logs write "-" for a missing name. A name such as 8.8.8.8x is refused too: its first label is a number, which
    // Windows does not allow as a computer name.
    private static bool IsName(string name) => name.Any(char.IsAsciiLetterOrDigit) && HostNames.Normalize(name) == name;

    private static bool IsOfLogs(AlertPayload post) =>
        post.Essentials.Text("signalType").Equals("Log", StringComparison.OrdinalIgnoreCase)
        && !post.IsWatchedBy("SmartDetector");

    private static IEnumerable<MachineId> Machine(string text) => MachineId.TryParse(text, out var id) ? [id] : [];
}
