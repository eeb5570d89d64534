namespace Remediation.Evaluation;

/// <summary>What is known of an order that gave no answer.</summary>
public enum OrderEnd
{
    /// <summary>It ran, or may have run, and is over.</summary>
    Over,

    /// <summary>The platform refused it, so the script did not run.</summary>
    NeverRan,

    /// <summary>Nobody can say; it may be running now. It must be neither deleted nor counted.</summary>
    Unsettled,
}
