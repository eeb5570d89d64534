namespace Remediation.ConnectionLogs.Tables;

/// <summary>The columns of a table that names them once, such as a CSV file or the answer of a query.</summary>
public sealed class TableColumns
{
    // The portal names the time zone in the column heading. A heading with a zone other than UTC is kept, so that its
    // times are not misread as UTC.
    private const string Utc = " [UTC]";

    private readonly Dictionary<string, int> indexes = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Columns in their order; of two with one name the first counts.</summary>
    public TableColumns(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            var text = name.Trim();
            indexes.TryAdd(text.EndsWith(Utc, StringComparison.OrdinalIgnoreCase) ? text[..^Utc.Length] : text, Count);
            Count++;
        }
    }

    /// <summary>How many columns there are.</summary>
    public int Count { get; }

    /// <summary>Where a column is; null where there is none of that name.</summary>
    public int? IndexOf(string name) => indexes.TryGetValue(name, out var index) ? index : null;
}
