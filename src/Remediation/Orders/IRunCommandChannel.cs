using Remediation.Fleet;

namespace Remediation.Orders;

/// <summary>A run command of ours on a machine, by its name alone.</summary>
/// <param name="Machine">Where it is.</param>
/// <param name="Name">Its name; begins with <see cref="GuestOrder.NamePrefix"/>.</param>
public sealed record OrderHandle(Machine Machine, string Name);

/// <summary>Which run commands of ours a machine holds. A closed hierarchy.</summary>
public abstract record OrderListing
{
    private OrderListing() { }

    /// <summary>The names of all that carry both our prefix and our tag; those of others are never among them.</summary>
    /// <param name="Names">In order of name.</param>
    public sealed record Listed(IReadOnlyList<string> Names) : OrderListing;

    /// <summary>The platform would not tell.</summary>
    /// <param name="Reply">Why.</param>
    public sealed record Unlisted(GuestReply.Unanswered Reply) : OrderListing;
}

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

    /// <summary>Removes a run command of ours; a script that runs is ended. Null where it is gone or going, else why it may still be there.</summary>
    Task<GuestReply.Unanswered?> DeleteAsync(OrderHandle order, CancellationToken cancellationToken);

    /// <summary>The run commands of ours on a machine.</summary>
    Task<OrderListing> ListAsync(Machine machine, CancellationToken cancellationToken);
}
