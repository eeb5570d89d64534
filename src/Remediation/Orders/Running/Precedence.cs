namespace Remediation.Orders.Running;

/// <summary>
/// An order's place among those that wait, lowest first: reading ones, then machines that never failed, then the
/// others.
/// </summary>
/// <param name="IsWriting">True for an order that writes.</param>
/// <param name="IsRetry">True where an earlier attempt at the machine failed.</param>
/// <param name="Rank">How many came before it to its shard; of equal ranks, the shards' own order decides.</param>
/// <param name="Shard">Number of the shard.</param>
internal readonly record struct Precedence(bool IsWriting, bool IsRetry, int Rank, int Shard) : IComparable<Precedence>
{
    /// <inheritdoc/>
    public int CompareTo(Precedence other) =>
        (IsWriting, IsRetry, Rank, Shard).CompareTo((other.IsWriting, other.IsRetry, other.Rank, other.Shard));
}
