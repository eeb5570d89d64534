namespace Simulation.Tests.Ports;

/// <summary>A message of the queue. It outlives every process.</summary>
internal sealed class QueueMessage(string text)
{
    public string Text => text;

    public int Tries { get; set; }
}
