using System.Text.Json;
using Remediation.ConnectionLogs.Callers;
using Remediation.Inventory;
using Remediation.Sweeps;

namespace Api.Alerts;

/// <summary>
/// Finds what an alert names that may be a machine: its targets, its dimensions and its configuration items. An ARM id
/// says itself what it is the id of, so it counts wherever it stands; a bare name counts only where it can be no other
/// thing's.
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

    // Metric and newer log alerts have them per criterion, older log alerts once.
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

    // A log alert without dimensions has its rows' computers here, or just its target's own name: a workspace is not a
    // machine.
    private static IEnumerable<string> BareNames(IEnumerable<string> items, IReadOnlyList<string> targets)
    {
        return items.Where(item =>
            !item.Contains('/')
            && !targets.Any(target => target.EndsWith("/" + item, StringComparison.OrdinalIgnoreCase))
        );
    }

    // Logs write "-" for nobody; and the first label of 8.8.8.8x is a number, which no Windows computer may be called.
    private static bool IsName(string name) => name.Any(char.IsAsciiLetterOrDigit) && HostNames.Normalize(name) == name;

    private static bool IsOfLogs(AlertPayload post) =>
        post.Essentials.Text("signalType").Equals("Log", StringComparison.OrdinalIgnoreCase)
        && !post.IsWatchedBy("SmartDetector");

    private static IEnumerable<MachineId> Machine(string text) => MachineId.TryParse(text, out var id) ? [id] : [];
}
