namespace Remediation.Findings;

/// <summary>What the rows of one window say. <c>RowsRead</c> is the sum of the rows in both lists.</summary>
/// <param name="RowsRead">Rows that the sources returned.</param>
/// <param name="Findings">Ordered by caller, then protocol.</param>
/// <param name="Skipped">Ordered by reason.</param>
public sealed record FindingSet(int RowsRead, IReadOnlyList<Finding> Findings, IReadOnlyList<SkippedRows> Skipped);
