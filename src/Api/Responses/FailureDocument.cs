namespace Api.Responses;

/// <summary>Why a sweep failed.</summary>
internal sealed record FailureDocument(string Code, string Name, string Detail, string Recurrence, string NextStep);
