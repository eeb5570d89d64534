using Remediation.Inventory;

namespace Remediation.Orders;

/// <summary>
/// Port: sends scripts to machines. Faults of the platform are values; cancellation flows as an exception.
/// </summary>
public interface IRunCommandChannel
{
    /// <summary>Asks where the order of this name stands.</summary>
    Task<OrderState> AskAsync(GuestOrder order, CancellationToken cancellationToken);

    /// <summary>Sends the order. <see cref="OrderState.InProgress"/> where it was accepted.</summary>
    /// <param name="order">The order.</param>
    /// <param name="deadline">After this the platform ends the script.</param>
    /// <param name="cancellationToken">Stops waiting, not the order.</param>
    Task<OrderState> StartAsync(GuestOrder order, TimeSpan deadline, CancellationToken cancellationToken);

    /// <summary>
    /// Removes a run command of ours; a script that runs is ended. Null where it is gone or going, else why it may
    /// still be there.
    /// </summary>
    Task<GuestReply.Failed?> DeleteAsync(OrderHandle order, CancellationToken cancellationToken);

    /// <summary>The run commands of ours on a machine.</summary>
    Task<OrderListing> ListAsync(Machine machine, CancellationToken cancellationToken);
}
