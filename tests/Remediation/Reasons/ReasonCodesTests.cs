using System.Text.RegularExpressions;
using Remediation.Reasons;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Reasons;

public partial class ReasonCodesTests
{
    [Fact]
    public void Reason_ids_are_unique_and_the_hundreds_digit_is_a_module()
    {
        Assert.Equal(ReasonCodes.All.Count, ReasonCodes.All.Select(code => code.Id).Distinct().Count());
        Assert.Equal(ReasonCodes.All.Count, ReasonCodes.All.Select(code => code.Name).Distinct().Count());
        Assert.All(ReasonCodes.All, code => Assert.Matches("^TLS[1-7][0-9]{2}$", code.Id));
    }

    [Fact]
    public void Reasons_page_equals_the_table_of_reason_codes()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "reasons.md"));
        var documented = Entry()
            .Matches(page)
            .Select(match => new ReasonCode(
                match.Groups["id"].Value,
                match.Groups["name"].Value,
                Enum.Parse<Recurrence>(match.Groups["recurrence"].Value),
                match.Groups["meaning"].Value,
                match.Groups["next"].Value
            ));

        Assert.Equal(ReasonCodes.All, documented);
        Assert.Equal(ReasonCodes.All.Count, page.Split("### ").Length - 1);
    }

    [Fact]
    public void Every_reason_is_given_somewhere()
    {
        var sources = Repository
            .Sources.Where(source => !source.Path.EndsWith("ReasonCodes.cs", StringComparison.Ordinal))
            .ToList();

        Assert.All(
            ReasonCodes.All,
            code =>
                Assert.Contains(
                    sources,
                    source => source.Text.Contains($"ReasonCodes.{code.Name}", StringComparison.Ordinal)
                )
        );
    }

    [GeneratedRegex(
        @"### (?<id>TLS\d+) (?<name>\w+)\n\n(?<recurrence>Permanent|Transient)\. (?<meaning>.+)\n\n"
            + @"Next step: (?<next>.+)\n"
    )]
    private static partial Regex Entry();
}
