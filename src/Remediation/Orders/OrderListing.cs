namespace Remediation.Orders;

/// <summary>The run commands of this product on a machine. A closed hierarchy.</summary>
public abstract record OrderListing
{
    private OrderListing() { }

    /// <summary>
    /// The names of all run commands that have both this product's prefix and its tag; run commands of others are never
    /// included.
    /// </summary>
    /// <param name="Names">Sorted by name.</param>
    public sealed record Listed(IReadOnlyList<string> Names) : OrderListing;

    /// <summary>The platform did not return the list.</summary>
    /// <param name="Reply">Why.</param>
    public sealed record Unlisted(GuestReply.Failed Reply) : OrderListing;
}
