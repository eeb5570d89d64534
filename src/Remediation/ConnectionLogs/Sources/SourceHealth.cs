using Remediation.Reasons;

namespace Remediation.ConnectionLogs.Sources;

/// <summary>What one source could see in the window.</summary>
/// <param name="Source">The table or source.</param>
/// <param name="State">Whether the source's data is complete.</param>
/// <param name="Rows">Rows that the source returned.</param>
/// <param name="Reason">Why the source is not healthy; null if it is.</param>
public sealed record SourceHealth(string Source, SourceState State, int Rows, Reason? Reason = null)
{
    /// <summary>Records in the window, of any TLS version; null where nobody could count them.</summary>
    public long? Records { get; init; }

    /// <summary>The newest record's time, UTC; null where there is none or nobody could tell.</summary>
    public DateTimeOffset? Newest { get; init; }

    /// <summary>Since when the platform refuses old protocols there; null where the source is not blind.</summary>
    public DateOnly? LegacyRetiredSince { get; init; }

    /// <summary>True where the source would have shown old protocols, or some of them.</summary>
    public bool CanSee => State is SourceState.Healthy or SourceState.Partial;
}
