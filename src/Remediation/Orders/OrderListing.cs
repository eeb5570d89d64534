namespace Remediation.Orders;

/// <summary>Which run commands of ours a machine holds. A closed hierarchy.</summary>
public abstract record OrderListing
{
    private OrderListing() { }

    /// <summary>
    /// The names of all that carry both our prefix and our tag; those of others are never among them.
    /// </summary>
    /// <param name="Names">In order of name.</param>
    public sealed record Listed(IReadOnlyList<string> Names) : OrderListing;

    /// <summary>The platform would not tell.</summary>
    /// <param name="Reply">Why.</param>
    public sealed record Unlisted(GuestReply.Failed Reply) : OrderListing;
}
