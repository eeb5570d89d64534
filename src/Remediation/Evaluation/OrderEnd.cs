namespace Remediation.Evaluation;

/// <summary>What is known about an order that gave no answer.</summary>
public enum OrderEnd
{
    /// <summary>The script ran, or may have run, and is over.</summary>
    Over,

    /// <summary>The platform refused it, so the script did not run.</summary>
    NeverRan,

    /// <summary>Unknown: the script may still be running. The order must be neither deleted nor counted.</summary>
    Unsettled,
}
