using Remediation.Baseline;
using Remediation.GuestReports;

namespace Remediation.Reporting.Pages;

/// <summary>A machine's registry values before and after, changed ones marked.</summary>
internal static class ValuesTable
{
    private static readonly string[] Columns = ["Value", "Before", "After", "Result"];

    /// <summary>The table. Values of one key stand under its path, which is said once.</summary>
    public static Html Render(GuestReport facts, TlsBaseline baseline)
    {
        var values = ValueReading.Compare(facts, baseline);
        if (values.Count == 0)
        {
            return PageElements.Empty("The report of the machine holds no registry values.");
        }

        var changed = values.Count(value => value.IsChanged);
        return Html.Element(
            HtmlTag.Table,
            [HtmlAttribute.Class("values")],
            Html.Element(HtmlTag.Caption, $"Registry: {TextFormat.Count(changed, "value")} of {values.Count} changed"),
            Html.Element(
                HtmlTag.Thead,
                Html.Element(
                    HtmlTag.Tr,
                    [.. Columns.Select(column => Html.Element(HtmlTag.Th, [HtmlAttribute.Scope("col")], column))]
                )
            ),
            Html.Join([
                .. values.GroupBy(value => value.Setting?.Path ?? "A key that the baseline does not know").Select(Key),
            ])
        );
    }

    private static Html Key(IGrouping<string, ValueReading> key)
    {
        return Html.Element(
            HtmlTag.Tbody,
            Html.Element(
                HtmlTag.Tr,
                Html.Element(
                    HtmlTag.Th,
                    [HtmlAttribute.Scope("rowgroup"), HtmlAttribute.Columns(Columns.Length)],
                    Html.Code(key.Key)
                )
            ),
            Html.Join([.. key.Select(Row)])
        );
    }

    private static Html Row(ValueReading value)
    {
        var after = Html.Quote(value.Facts.After.ToString());
        return Html.Element(
            HtmlTag.Tr,
            Html.Element(
                HtmlTag.Th,
                [HtmlAttribute.Scope("row")],
                Html.Code(value.Setting?.ValueName ?? value.Facts.Setting)
            ),
            Html.Element(HtmlTag.Td, Html.Quote(value.Facts.Before.ToString())),
            Html.Element(HtmlTag.Td, value.IsChanged ? Html.Element(HtmlTag.Mark, after) : after),
            Html.Element(HtmlTag.Td, PageElements.Badge(value.IsRight ? Severity.Ok : Severity.Critical, Result(value)))
        );
    }

    private static string Result(ValueReading value)
    {
        if (value.Facts.After is RegistryFact.Unreadable)
        {
            return "unreadable";
        }

        return (value.IsRight ? "right" : "wrong") + (value.IsChanged ? ", changed" : "");
    }
}
