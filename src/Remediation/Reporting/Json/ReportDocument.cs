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
    TallyDocument Tally,
    string PlanId,
    IReadOnlyList<MachineDocument> Machines,
    IReadOnlyList<UnattributedDocument> Unattributed,
    IReadOnlyList<SetAsideDocument> SetAside,
    IReadOnlyList<string> Vanished,
    CallsDocument Calls,
    int LeftoversRemoved
);
