using Remediation.Policies;

namespace Api.Responses;

/// <summary>Whether the product can do its work.</summary>
internal sealed record HealthDocument(string Status, string State, SweepMode Mode, DateTimeOffset? LatestSweepAt);
