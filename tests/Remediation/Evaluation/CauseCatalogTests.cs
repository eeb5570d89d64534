using System.Text.RegularExpressions;
using Remediation.Evaluation;
using Remediation.Findings;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Evaluation;

public partial class CauseCatalogTests
{
    [Fact]
    public void Every_cause_has_one_text_in_order_of_name() =>
        Assert.Equal(Enum.GetValues<Cause>(), CauseCatalog.All.Select(words => words.Cause));

    [Fact]
    public void Causes_page_equals_the_table_of_causes()
    {
        var documented = Entry()
            .Matches(Page())
            .Select(match => new CauseCatalog(
                Enum.Parse<Cause>(match.Groups["cause"].Value),
                Enum.Parse<Remedy>(match.Groups["remedy"].Value),
                match.Groups["meaning"].Value,
                match.Groups["owner"].Value
            ));

        Assert.Equal(CauseCatalog.All, documented);
        Assert.Equal(CauseCatalog.All.Count, Page().Split("### ").Length - 1);
    }

    [Fact]
    public void Page_states_the_evidence_of_every_cause() =>
        Assert.Equal(Enum.GetNames<Cause>(), FoundFrom().Matches(Page()).Select(match => match.Groups[1].Value));

    [Fact]
    public void Every_user_agent_example_of_the_page_is_classified_as_documented()
    {
        string[] known =
        [
            "Java/1.8",
            "JavaJRE 1.7",
            "Python/3.8",
            "CPython 2.7",
            "Go 1.1 package http",
            "(go1.13",
            "Node/v18",
        ];

        Assert.All(known, text => Assert.Contains($"`{text}`", Page(), StringComparison.Ordinal));
        Assert.All(known, text => Assert.NotNull(NonSchannelClients.Find(text)));
        Assert.Contains("`curl/8.4.0`", Page(), StringComparison.Ordinal);
        Assert.Null(NonSchannelClients.Find("curl/8.4.0"));
    }

    [Fact]
    public void Only_causes_that_the_registry_fixes_are_marked_fixable() =>
        Assert.Equal(
            [Cause.SchannelOff, Cause.DotNetDefault, Cause.WinHttpOverride],
            CauseCatalog.All.Where(words => words.Remedy == Remedy.Registry).Select(words => words.Cause)
        );

    private static string Page() => File.ReadAllText(Path.Combine(Repository.Root, "docs", "diagnosis.md"));

    [GeneratedRegex(@"### (?<cause>\w+)\n\n(?<remedy>Registry|Owner|Open)\. (?<meaning>.+)\n\nOwner: (?<owner>.+)\n")]
    private static partial Regex Entry();

    [GeneratedRegex(@"^\| `([A-Z]\w+)` \| ", RegexOptions.Multiline)]
    private static partial Regex FoundFrom();
}
