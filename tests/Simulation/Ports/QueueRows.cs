using Remediation.Sweeps;
using Simulation.Tests.World;

namespace Simulation.Tests.Ports;

/// <summary>
/// The queue as storage keeps it, with what a Functions host does with it: a message that is worked on is hidden; it
/// shows again after a fault, or a while after its worker died; after five tries it is poison. Delivery is at least
/// once and in no order.
/// </summary>
internal sealed class QueueRows(WorldState world)
{
    private const int MostTries = 5;

    private static readonly TimeSpan AfterFault = TimeSpan.FromMinutes(1);

    /// <summary>Gives a message to a process that has nothing to do; false where there is none.</summary>
    public Func<QueueMessage, bool, bool> Offer { get; set; } = (_, _) => false;

    public bool Send(SweepMessage message, TimeSpan delay)
    {
        var late = world.Happens(Fault.MessageLate) ? world.Between(10, 7200) : TimeSpan.Zero;
        Show(new QueueMessage(message.ToJson()), delay + late);
        if (world.Happens(Fault.MessageTwice))
        {
            Show(new QueueMessage(message.ToJson()), delay + world.Between(0, 3600));
        }

        return true;
    }

    /// <summary>Its worker threw.</summary>
    public void Abandon(QueueMessage message) => Show(message, AfterFault);

    /// <summary>Its worker died: it stays hidden until its last renewal runs out.</summary>
    public void Orphan(QueueMessage message) => Show(message, world.Between(300, 600));

    private void Show(QueueMessage message, TimeSpan delay) =>
        world.Time.After(
            delay + world.Between(0.1, 10),
            () =>
            {
                var isPoison = message.Tries >= MostTries;
                message.Tries++;
                if (!Offer(message, isPoison))
                {
                    message.Tries--;
                    Show(message, TimeSpan.FromSeconds(10));
                }
            }
        );
}
