namespace Remediation.Reporting.Json;

/// <summary>report.json, schema 1.0. Members are written in the order in which they stand; docs/report.md says what each means.</summary>
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

/// <summary>Calls to Resource Manager for orders.</summary>
internal sealed record CallsDocument(int Reads, int Writes, int Deletes, int Throttled);

/// <summary>The log time that was asked for.</summary>
internal sealed record WindowDocument(string From, string To);

/// <summary>A source and what it could see.</summary>
internal sealed record SourceDocument(
    string Source,
    int Rows,
    string State,
    long? Records,
    string? Newest,
    string? BlindSince,
    ReasonDocument? Reason
);

/// <summary>What the inventory could see.</summary>
internal sealed record InventoryDocument(int Machines, ReasonDocument? Incomplete);

/// <summary>The counts.</summary>
internal sealed record TallyDocument(
    int RowsRead,
    int RowsSetAside,
    int Findings,
    int Attributed,
    int Unattributed,
    int Machines,
    IReadOnlyDictionary<string, int> Decisions,
    IReadOnlyDictionary<string, int> Verdicts
);

/// <summary>A reason; the same shape wherever one is given.</summary>
internal sealed record ReasonDocument(string Code, string Name, string Detail, string Recurrence, string NextStep);

/// <summary>A finding that fits no machine, or more than one.</summary>
internal sealed record UnattributedDocument(
    CallerDocument Caller,
    string Protocol,
    int Rows,
    long Hits,
    string FirstSeen,
    string LastSeen,
    ReasonDocument Reason,
    IReadOnlyList<string> Candidates
);

/// <summary>Rows that gave no finding.</summary>
internal sealed record SetAsideDocument(ReasonDocument Reason, int Rows, string Example);
