namespace Remediation.Reasons;

/// <summary>
/// The one table of reasons. Hundreds digit: 1 findings, 2 fleet, 3 planning and safety, 4 orders, 5 guest reports, 6
/// verdicts, 7 sweeps; each area has its own file. Ids are never reused; a test compares this table with
/// docs/reasons.md.
/// </summary>
public static partial class ReasonCodes
{
    // The fields are set by the initializers of several files, so they are read only when the table is first used.
    private static readonly Lazy<IReadOnlyList<ReasonCode>> Table = new(ReadFields);

    /// <summary>Every reason, in order of id.</summary>
    public static IReadOnlyList<ReasonCode> All => Table.Value;

    private static IReadOnlyList<ReasonCode> ReadFields()
    {
        return
        [
            .. typeof(ReasonCodes)
                .GetFields()
                .Where(field => field.FieldType == typeof(ReasonCode))
                .Select(field => (ReasonCode)field.GetValue(null)!)
                .OrderBy(code => code.Id, StringComparer.Ordinal),
        ];
    }
}
