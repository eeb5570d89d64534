using System.Text.RegularExpressions;
using Remediation.Telemetry;

namespace Infra.Tests.Signals;

/// <summary>The table of events in docs/operations.md is what the compiled code logs.</summary>
public sealed partial class EventTableTests
{
    [Fact]
    public void Table_of_events_equals_the_messages_of_the_product()
    {
        var page = File.ReadAllText(Path.Combine(Bicep.Root, "docs", "operations.md"));
        var documented = Row()
            .Matches(page)
            .Select(match => $"{match.Groups["id"]} {match.Groups["level"]} {match.Groups["message"]}");
        var logged = LogMessages
            .All.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key} {pair.Value.Level} {pair.Value.Template}");

        Assert.Equal(logged, documented);
    }

    [Fact]
    public void Every_id_has_one_message()
    {
        var ids = typeof(EventIds).GetFields().Select(field => $"{field.GetRawConstantValue()}").ToList();

        Assert.Equal(ids, ids.Distinct());
        Assert.Equal(ids.Order(StringComparer.Ordinal), LogMessages.All.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_message_takes_its_id_from_the_table()
    {
        var sources = Directory
            .EnumerateFiles(Path.Combine(Bicep.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path =>
                !path.Contains(
                    $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}",
                    StringComparison.Ordinal
                )
            )
            .ToList();
        var attributes = sources.SelectMany(path => IdOfMessage().Matches(File.ReadAllText(path))).ToList();

        Assert.Equal(LogMessages.All.Count, attributes.Count);
        Assert.All(
            attributes,
            match => Assert.StartsWith("EventIds.", match.Groups["id"].Value, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Each_message_of_an_order_names_the_order_and_its_machine()
    {
        var orders = LogMessages.All.Where(pair => pair.Key.StartsWith('2')).Select(pair => pair.Value).ToList();

        Assert.NotEmpty(orders);
        Assert.All(
            orders,
            message => Assert.Superset(new HashSet<string> { "Order", "Machine" }, message.Names.ToHashSet())
        );
    }

    [GeneratedRegex(@"^\| (?<id>\d+) \| (?<level>\w+) \| `(?<message>.+)` \| .+ \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\[LoggerMessage\(\s*(?<id>[\w.]+)")]
    private static partial Regex IdOfMessage();
}
