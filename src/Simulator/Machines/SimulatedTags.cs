namespace Simulator.Machines;

/// <summary>How the simulator plays a machine's tags.</summary>
public enum SimulatedTags
{
    /// <summary>Ordinary tags.</summary>
    Ordinary,

    /// <summary>Opted out.</summary>
    OptedOut,

    /// <summary>The scale set is opted out; its instance says nothing of its own.</summary>
    SetOptedOut,

    /// <summary>The inventory row comes without its tags.</summary>
    Unreadable,
}
