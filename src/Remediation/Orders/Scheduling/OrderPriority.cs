namespace Remediation.Orders.Scheduling;

/// <summary>
/// An order's place among those that wait, lowest first: reading ones, then machines that never failed, then the
/// others.
/// </summary>
/// <param name="IsWriting">True for an order that writes.</param>
/// <param name="IsRetry">True where an earlier attempt at the machine failed.</param>
/// <param name="Rank">How many came before it to its shard; of equal ranks, the shards' own order decides.</param>
/// <param name="Partition">Number of the shard.</param>
internal readonly record struct OrderPriority(bool IsWriting, bool IsRetry, int Rank, int Partition)
    : IComparable<OrderPriority>
{
    /// <inheritdoc/>
    public int CompareTo(OrderPriority other) =>
        (IsWriting, IsRetry, Rank, Partition).CompareTo((other.IsWriting, other.IsRetry, other.Rank, other.Partition));
}
