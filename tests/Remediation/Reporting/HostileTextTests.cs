using System.Text.Json;
using System.Xml.Linq;
using Remediation.Reporting;
using Remediation.Reporting.Pages;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Reporting;

public class HostileTextTests
{
    private static readonly string[] Elements = [.. Enum.GetValues<HtmlTag>().Select(tag => tag.Name())];

    private static readonly string[] Attributes =
    [
        "aria-hidden",
        "aria-label",
        "aria-labelledby",
        "charset",
        "class",
        "colspan",
        "content",
        "data-column",
        "datetime",
        "height",
        "href",
        "http-equiv",
        "id",
        "lang",
        "name",
        "preserveAspectRatio",
        "scope",
        "viewBox",
        "width",
        "x",
        "y",
    ];

    public static TheoryData<string> Texts => Hostile.Texts;

    [Theory]
    [MemberData(nameof(Texts))]
    public void Hostile_text_changes_no_element_of_the_page(string text)
    {
        // The same report with harmless text must have the very same elements: the text added none and closed none.
        var harmless = ElementsOf(Page(ReportBuilder.Full("harmless")));
        Assert.Equal(harmless, ElementsOf(Page(ReportBuilder.Full(text))));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void The_page_holds_only_elements_and_attributes_of_the_product(string text)
    {
        var page = Page(ReportBuilder.Full(text));
        Assert.All(page.Descendants(), element => Assert.Contains(element.Name.LocalName, Elements));
        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName == "script");
        Assert.All(
            page.Descendants().Attributes(),
            attribute =>
            {
                Assert.Contains(attribute.Name.LocalName, Attributes);
                Assert.False(attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase));
            }
        );
        Assert.All(
            page.Descendants().Attributes("href"),
            link => Assert.StartsWith("#", link.Value, StringComparison.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Nothing_invisible_reaches_the_reader(string text)
    {
        var page = HtmlReport.Write(ReportBuilder.Full(text), ReportBuilder.Baseline);
        Assert.DoesNotContain(
            page,
            c => c is '\0' or '\u001B' or '\u202E' or '\u2066' or '\u200F' or '\u2028' || char.IsSurrogate(c)
        );
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Json_keeps_hostile_text_as_data(string text)
    {
        var json = JsonReport.Write(ReportBuilder.Full(text), ReportBuilder.Baseline);
        Assert.DoesNotContain('<', json);
        using var document = JsonDocument.Parse(json);
        var evidence = document
            .RootElement.GetProperty("machines")[0]
            .GetProperty("findings")[0]
            .GetProperty("evidence")
            .GetString();
        Assert.Equal(string.Concat(text.EnumerateRunes()), evidence);
    }

    [Fact]
    public void Long_text_is_truncated_on_the_page_with_a_pointer_to_the_full_text()
    {
        var page = HtmlReport.Write(ReportBuilder.Full(new string('x', 10_000)), ReportBuilder.Baseline);
        Assert.Contains("(9,400 more characters in report.json)", page, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('x', PageText.Longest + 1), page, StringComparison.Ordinal);
    }

    private static IEnumerable<string> ElementsOf(XDocument page) =>
        page.Descendants().Select(element => element.Name.LocalName);

    private static XDocument Page(SweepReport report) =>
        XDocument.Parse(HtmlReport.Write(report, ReportBuilder.Baseline));
}
