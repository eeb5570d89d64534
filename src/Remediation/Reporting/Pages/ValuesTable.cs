using Remediation.Baseline;
using Remediation.GuestReports;

namespace Remediation.Reporting.Pages;

/// <summary>A machine's registry values before and after, changed ones marked.</summary>
internal static class ValuesTable
{
    private static readonly string[] Columns = ["Value", "Before", "After", "Result"];

    /// <summary>The table. Values of one key stand under its path, which is said once.</summary>
    public static Html Of(GuestReport facts, TlsBaseline baseline)
    {
        var values = ValueReading.Of(facts, baseline);
        if (values.Count == 0)
        {
            return Parts.Empty("The report of the machine holds no registry values.");
        }

        var changed = values.Count(value => value.IsChanged);
        return Html.Of(
            Tag.Table,
            [Attr.Class("values")],
            Html.Of(Tag.Caption, $"Registry: {Wording.Count(changed, "value")} of {values.Count} changed"),
            Html.Of(
                Tag.Thead,
                Html.Of(Tag.Tr, [.. Columns.Select(column => Html.Of(Tag.Th, [Attr.Scope("col")], column))])
            ),
            Html.Join([
                .. values.GroupBy(value => value.Setting?.Path ?? "A key that the baseline does not know").Select(Key),
            ])
        );
    }

    private static Html Key(IGrouping<string, ValueReading> key)
    {
        return Html.Of(
            Tag.Tbody,
            Html.Of(
                Tag.Tr,
                Html.Of(Tag.Th, [Attr.Scope("rowgroup"), Attr.Columns(Columns.Length)], Html.Code(key.Key))
            ),
            Html.Join([.. key.Select(Row)])
        );
    }

    private static Html Row(ValueReading value)
    {
        var after = Html.Quote(value.Facts.After.ToString());
        return Html.Of(
            Tag.Tr,
            Html.Of(Tag.Th, [Attr.Scope("row")], Html.Code(value.Setting?.ValueName ?? value.Facts.Setting)),
            Html.Of(Tag.Td, Html.Quote(value.Facts.Before.ToString())),
            Html.Of(Tag.Td, value.IsChanged ? Html.Of(Tag.Mark, after) : after),
            Html.Of(Tag.Td, Parts.Badge(value.IsRight ? Tone.Good : Tone.Alarm, Result(value)))
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
