using System.Text.Json;
using System.Text.Json.Serialization;
using Remediation.Policies;
using Remediation.Reporting;
using Remediation.Sweeps;

namespace Api.Responses;

/// <summary>A sweep in the API's responses; docs/api.md describes each member.</summary>
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
    /// <summary>The report; left out if there is none or in a list of sweeps.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Report { get; init; }

    /// <summary>The document of a record.</summary>
    public static SweepDocument From(SweepRecord record)
    {
        return new(
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
            new LinksDocument(ApiPaths.Sweep(record.Id), ApiPaths.Report(record.Id), ApiPaths.Cancel(record.Id))
        );
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
