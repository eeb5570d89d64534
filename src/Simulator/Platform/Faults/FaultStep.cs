namespace Simulator.Platform.Faults;

/// <summary>Where on its way an order meets a fault.</summary>
public enum FaultStep
{
    /// <summary>Its PUT.</summary>
    Put,

    /// <summary>A GET of it.</summary>
    Read,

    /// <summary>A GET that would tell its end.</summary>
    ReadEnd,

    /// <summary>Its DELETE.</summary>
    Delete,

    /// <summary>The machine's agent is about to run its script.</summary>
    Script,
}
