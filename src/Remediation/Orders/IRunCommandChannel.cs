using Remediation.Inventory;

namespace Remediation.Orders;

/// <summary>
/// Port: sends scripts to machines. Faults of the platform are values; cancellation flows as an exception.
/// </summary>
public interface IRunCommandChannel
{
    /// <summary>Reads the state of the order's run command.</summary>
    Task<OrderState> AskAsync(GuestOrder order, CancellationToken cancellationToken);

    /// <summary>Sends the order; returns <see cref="OrderState.InProgress"/> if the platform accepted it.</summary>
    /// <param name="order">The order.</param>
    /// <param name="deadline">After this the platform ends the script.</param>
    /// <param name="cancellationToken">Cancels the wait, not the order.</param>
    Task<OrderState> StartAsync(GuestOrder order, TimeSpan deadline, CancellationToken cancellationToken);

    /// <summary>
    /// Removes a run command of this product; a running script is ended. Returns null if the run command is removed or
    /// being removed, otherwise why it may still exist.
    /// </summary>
    Task<GuestReply.Failed?> DeleteAsync(OrderHandle order, CancellationToken cancellationToken);

    /// <summary>Lists this product's run commands on a machine.</summary>
    Task<OrderListing> ListAsync(Machine machine, CancellationToken cancellationToken);
}
