namespace FunctionApp.Tests.Logs;

/// <summary>docs/sources.md documents the result of each malformed response.</summary>
public class OddAnswersPageTests
{
    [Fact]
    public void The_page_names_every_odd_answer_with_its_state()
    {
        var rows = File.ReadLines(Path.Combine(Built.Repository, "docs", "sources.md"))
            .SkipWhile(line => line != "## What an odd answer becomes")
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .ToList();

        Assert.All(
            OddAnswer.All.Where(odd => odd.Name != "a good answer"),
            odd =>
                Assert.Contains(
                    rows,
                    row => Names(row).Contains(odd.Name) && row.Contains($"| {odd.State} |", StringComparison.Ordinal)
                )
        );
    }

    // "a bad query (400), no access (403)" names two.
    private static IEnumerable<string> Names(string row) =>
        row.Split('|')[1].Split(',').Select(name => name.Split('(')[0].Trim());
}
