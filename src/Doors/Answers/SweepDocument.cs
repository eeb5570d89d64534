using System.Text.Json;
using System.Text.Json.Serialization;
using Remediation.Planning;
using Remediation.Reporting;
using Remediation.Sweeps;

namespace Doors.Answers;

/// <summary>A sweep as the API shows it; docs/api.md says what each member means.</summary>
internal sealed record SweepDocument(
    string Id,
    SweepState State,
    SweepOrigin Origin,
    SweepMode Mode,
    bool DryRun,
    IReadOnlyList<string> Subscriptions,
    IReadOnlyList<string> Machines,
    IReadOnlyList<string> ComputerNames,
    string? ApprovedPlanId,
    DateTimeOffset AcceptedAt,
    DateTimeOffset UpdatedAt,
    bool CancelRequested,
    ProgressDocument? Progress,
    FailureDocument? Failure,
    SweepOutcome? Outcome,
    int? MachineCount,
    string? PlanId,
    LinksDocument Links
)
{
    /// <summary>The report; left out where there is none or where a list of sweeps is shown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Report { get; init; }

    /// <summary>The document of a record.</summary>
    public static SweepDocument Of(SweepRecord record) =>
        new(
            record.Id,
            record.State,
            record.Request.Origin,
            record.Request.Mode,
            record.Request.DryRun,
            record.Request.Subscriptions,
            record.Request.Machines,
            record.Request.ComputerNames,
            NullIfEmpty(record.Request.PlanId),
            record.AcceptedAt,
            record.UpdatedAt,
            record.CancelRequested,
            record is { IsOver: false, Progress: { } progress }
                ? new ProgressDocument(progress.Phase, progress.Done, progress.Total)
                : null,
            record.Failure is { Code: var code } failure
                ? new FailureDocument(code.Id, code.Name, failure.Detail, code.Recurrence.ToString(), code.NextStep)
                : null,
            record.Outcome,
            record.State == SweepState.Finished ? record.Machines : null,
            NullIfEmpty(record.PlanId),
            new LinksDocument(Paths.Sweep(record.Id), Paths.Report(record.Id), Paths.Cancel(record.Id))
        );

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}

/// <summary>How far a sweep is.</summary>
internal sealed record ProgressDocument(SweepPhase Phase, int Done, int Total);

/// <summary>Why a sweep failed.</summary>
internal sealed record FailureDocument(string Code, string Name, string Detail, string Recurrence, string NextStep);

/// <summary>Where to go from here.</summary>
internal sealed record LinksDocument(string Self, string Report, string Cancel);

/// <summary>Several sweeps, newest first.</summary>
internal sealed record SweepListDocument(IReadOnlyList<SweepDocument> Sweeps);

/// <summary>What became of an alert: a sweep, or why there is none.</summary>
internal sealed record AlertDocument(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SweepDocument? Sweep,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Ignored
);

/// <summary>What the latest sweeps concluded about one machine, newest first.</summary>
internal sealed record MachineHistoryDocument(string Machine, IReadOnlyList<MachineHistoryLine> History);

/// <summary>Whether the product can do its work.</summary>
internal sealed record HealthDocument(string Status, string State, SweepMode Mode, DateTimeOffset? LatestSweepAt);
