namespace Remediation.Orders.Scheduling;

/// <summary>
/// The priority of a waiting order, lowest value first: read-only orders, then machines without a failed attempt, then
/// the rest.
/// </summary>
/// <param name="IsWriting">True for an order that writes.</param>
/// <param name="IsRetry">True if an earlier attempt at the machine failed.</param>
/// <param name="Rank">
/// Number of orders that came to the partition earlier; of equal ranks, the lower partition number goes first.
/// </param>
/// <param name="Partition">Number of the partition.</param>
internal readonly record struct OrderPriority(bool IsWriting, bool IsRetry, int Rank, int Partition)
    : IComparable<OrderPriority>
{
    /// <inheritdoc/>
    public int CompareTo(OrderPriority other) =>
        (IsWriting, IsRetry, Rank, Partition).CompareTo((other.IsWriting, other.IsRetry, other.Rank, other.Partition));
}
