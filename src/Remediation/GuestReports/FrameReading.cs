using Remediation.Reasons;

namespace Remediation.GuestReports;

/// <summary>What came of reading a script's output. A closed hierarchy.</summary>
public abstract record FrameReading
{
    private FrameReading() { }

    /// <summary>A whole frame of this order.</summary>
    /// <param name="Report">The report.</param>
    public sealed record Read(GuestReport Report) : FrameReading;

    /// <summary>Anything else. Never an answer.</summary>
    /// <param name="Reason">What was wrong.</param>
    public sealed record Unreadable(Reason Reason) : FrameReading;
}
