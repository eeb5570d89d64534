namespace Remediation.Reasons;

/// <summary>
/// The one table of reasons. Hundreds digit: 1 findings, 2 fleet, 3 planning and safety, 4 orders, 5 guest reports, 6
/// verdicts, 7 sweeps; each has a file of its own. An id is never reused; a test holds this table against
/// docs/reasons.md.
/// </summary>
public static partial class ReasonCodes
{
    // The fields are set by the initializers of several files, so they are read only when the table is first asked for.
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
