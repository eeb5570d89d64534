namespace Simulation.Tests.World;

/// <summary>By what the log knows a machine.</summary>
internal enum Visibility
{
    /// <summary>By its ARM id.</summary>
    ResourceId,

    /// <summary>By its computer name, which is unique.</summary>
    Name,

    /// <summary>By its own address, at which its heartbeats were seen.</summary>
    Address,

    /// <summary>By a computer name that two machines have: nothing proves which of them it was.</summary>
    SharedName,

    /// <summary>By the address of a gateway that many machines share.</summary>
    SharedAddress,
}
