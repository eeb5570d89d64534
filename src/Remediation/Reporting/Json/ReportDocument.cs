namespace Remediation.Reporting.Json;

/// <summary>
/// report.json, schema 1.0. Members are written in the order in which they stand; docs/report.md says what each means.
/// </summary>
internal sealed record ReportDocument(
    string SchemaVersion,
    string SweepId,
    string Mode,
    string Baseline,
    string StartedAt,
    string EndedAt,
    WindowDocument Window,
    string Outcome,
    IReadOnlyList<SourceDocument> Sources,
    InventoryDocument Inventory,
    CountsDocument Counts,
    string PlanId,
    IReadOnlyList<MachineDocument> Machines,
    IReadOnlyList<UnattributedDocument> Unattributed,
    IReadOnlyList<SkippedRowsDocument> SkippedRows,
    IReadOnlyList<string> Vanished,
    CallsDocument Calls,
    int OrphansRemoved
);
