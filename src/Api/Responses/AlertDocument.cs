using System.Text.Json.Serialization;

namespace Api.Responses;

/// <summary>The result of an alert: a sweep, or why there is none.</summary>
internal sealed record AlertDocument(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SweepDocument? Sweep,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Ignored
);
