namespace Api.Responses;

/// <summary>Links to related resources.</summary>
internal sealed record LinksDocument(string Self, string Report, string Cancel);
