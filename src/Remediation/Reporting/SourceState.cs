using Remediation.Findings;

namespace Remediation.Reporting;

/// <summary>What one source's answer is worth.</summary>
public enum SourceState
{
    /// <summary>It was read and gave rows.</summary>
    Read,

    /// <summary>It was read and gave no row: clean, or fed by nobody.</summary>
    Empty,

    /// <summary>It could not be read in full; rows that it gave are true but not all.</summary>
    Failed,
}

/// <summary>Tells sources' states.</summary>
public static class SourceStates
{
    /// <summary>The state of a source.</summary>
    public static SourceState Of(SourceHealth source) =>
        source.Failure is not null ? SourceState.Failed : source.Rows > 0 ? SourceState.Read : SourceState.Empty;
}
