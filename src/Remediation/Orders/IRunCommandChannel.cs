namespace Remediation.Orders;

/// <summary>Port: sends scripts to machines. Faults of the platform are values; cancellation flows as an exception.</summary>
public interface IRunCommandChannel
{
    /// <summary>Asks where the order of this name stands.</summary>
    Task<OrderState> AskAsync(GuestOrder order, CancellationToken cancellationToken);

    /// <summary>Sends the order. <see cref="OrderState.InProgress"/> where it was accepted.</summary>
    /// <param name="order">The order.</param>
    /// <param name="deadline">After this the platform ends the script.</param>
    /// <param name="cancellationToken">Stops waiting, not the order.</param>
    Task<OrderState> StartAsync(GuestOrder order, TimeSpan deadline, CancellationToken cancellationToken);

    /// <summary>Removes the order from the machine. Nothing happens where it is gone; a failure leaves it for a later sweep.</summary>
    Task DeleteAsync(GuestOrder order, CancellationToken cancellationToken);
}
