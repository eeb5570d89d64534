namespace Api.Responses;

/// <summary>Where to go from here.</summary>
internal sealed record LinksDocument(string Self, string Report, string Cancel);
