namespace Simulation.Tests.World;

/// <summary>What came of asking Windows to restart, by the frame's numbers.</summary>
internal enum RestartNumber
{
    NotAsked,
    Asked,
    AskedBefore,
}
