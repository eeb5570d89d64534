using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Queries;

namespace Kql.Tests;

/// <summary>What others wrote stays one string literal, in the eyes of Microsoft's own parser.</summary>
public sealed class LiteralTests(KustoParser parser)
{
    private const int Samples = 400;

    private static readonly string[] Hostile =
    [
        "\"",
        "\\",
        "\\\"",
        "\\\\\"",
        "'",
        "''",
        "`",
        "```",
        "a\" | take 1 //",
        "a\"; drop table Event //",
        "| where true",
        "\"], StorageBlobLogs | project x = (\"",
        "// comment",
        "/* */",
        "$left.a",
        "@\"x\"",
        "h\"secret\"",
        "\\n",
        "\\u0022",
        "\\x22",
        "{0}",
        "%22",
        "b\u00e4d \U0001F512",
        "\u202e\u200b",
        " ",
        "",
        "x\ny",
        "x\r\n| take 1",
        "x\0y",
        "x\u2028y",
        "\ud800",
    ];

    [Fact]
    public async Task Any_text_is_refused_or_is_the_value_of_one_literal()
    {
        // Many queries in one run of the parser, so the texts are drawn beforehand; the seed makes every run the same.
        var chance = new Random(5);
        var texts = Hostile.Concat(Enumerable.Range(0, Samples).Select(_ => Draw(chance))).ToList();
        var literals = texts.Select(Literal).ToList();
        var queries = literals
            .Select((literal, index) => (literal, index))
            .Where(one => one.literal is not null)
            .ToDictionary(one => $"{one.index:0000}", one => $"print Value = {one.literal}, Next = 1");
        var answers = await parser.CheckAsync("literals", queries);

        Assert.InRange(queries.Count, Samples / 4, texts.Count - 1);
        Assert.All(
            answers,
            answer =>
            {
                Assert.Empty(answer.Value.Diagnostics);
                Assert.Equal(["Value:string", "Next:long"], answer.Value.Columns);
                Assert.Equal([texts[int.Parse(answer.Key)]], answer.Value.Literals);
            }
        );
    }

    [Fact]
    public async Task A_computer_name_cannot_leave_its_place_in_a_query()
    {
        var safe = LogQueries.CreateTrafficQueries([ComposedQueries.Key(TrafficLookupKey.ByName, "vm-01")])[0].Text;
        var names = Hostile.Where(text => Literal(text) is not null).ToList();
        var queries = names
            .Select((name, index) => (name, index))
            .ToDictionary(
                one => $"{one.index:0000}",
                one => LogQueries.CreateTrafficQueries([ComposedQueries.Key(TrafficLookupKey.ByName, one.name)])[0].Text
            );
        queries.Add("safe", safe);
        var answers = await parser.CheckAsync("names", queries);
        var expected = answers["safe"].Literals;

        Assert.All(answers, answer => Assert.Empty(answer.Value.Diagnostics));
        Assert.All(
            names.Select((name, index) => (name, Answer: answers[$"{index:0000}"])),
            one =>
            {
                Assert.Equal(answers["safe"].Columns, one.Answer.Columns);
                Assert.Equal(expected.Select(literal => literal == "vm-01" ? one.name : literal), one.Answer.Literals);
            }
        );
    }

    [Fact]
    public async Task A_machine_whose_inventory_is_hostile_is_asked_for_by_its_id_alone()
    {
        var questions = Hostile
            .Where(text => text.Length > 0)
            .Select((text, index) => new TrafficQuery(ComposedQueries.Machine(index, text), DateTimeOffset.UnixEpoch))
            .ToList();
        var keys = LogQueries.CreateBatches(questions).SelectMany(batch => batch).ToList();
        var answers = await parser.CheckAsync(
            "inventory",
            new Dictionary<string, string> { ["all"] = LogQueries.CreateTrafficQueries(keys)[0].Text }
        );

        Assert.Empty(answers["all"].Diagnostics);
        Assert.Equal(
            questions.Select(question => (question.Machine.Id, TrafficLookupKey.ById, question.Machine.Id.Value)),
            keys.Select(key => (key.Machine, key.Kind, key.Key))
        );
        Assert.All(keys, key => Assert.Contains(key.Key, answers["all"].Literals));
    }

    [Fact]
    public void A_name_that_could_end_a_line_never_becomes_a_query() =>
        Assert.All(
            Hostile.Where(text => text.Any(char.IsControl)),
            text =>
                Assert.Throws<ArgumentException>(() =>
                    LogQueries.CreateTrafficQueries([ComposedQueries.Key(TrafficLookupKey.ByName, text)])
                )
        );

    private static string Draw(Random chance) =>
        new([
            .. Enumerable
                .Range(0, chance.Next(21))
                .Select(_ => chance.Next(3) > 0 ? (char)chance.Next(0x20, 0x7f) : "\"\\'|\n;"[chance.Next(6)]),
        ]);

    private static string? Literal(string text)
    {
        try
        {
            return KqlLiteral.Text(text);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
