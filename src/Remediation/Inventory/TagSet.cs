namespace Remediation.Inventory;

/// <summary>A machine's tags, or the fact that they could not be read. The two are never the same thing.</summary>
public abstract record TagSet
{
    private TagSet() { }

    /// <summary>The tags were read; there may be none.</summary>
    /// <param name="Tags">Name to value; names are case-insensitive, as in Azure.</param>
    public sealed record Readable(IReadOnlyDictionary<string, string> Tags) : TagSet
    {
        private static readonly Dictionary<string, string> Nothing = [];

        /// <summary>Tags of what the machine lies in, such as its scale set; empty where it lies in nothing.</summary>
        public IReadOnlyDictionary<string, string> Inherited { get; init; } = Nothing;

        /// <summary>Every value of a tag: the machine's own first, then an inherited one.</summary>
        public IEnumerable<string> GetValues(string name) =>
            Tags.Concat(Inherited)
                .Where(tag => tag.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
                .Select(tag => tag.Value);
    }

    /// <summary>The tags could not be read, so an opt-out cannot be ruled out.</summary>
    public sealed record Unreadable : TagSet;

    /// <summary>The tags were read and there are none.</summary>
    public static TagSet None { get; } = new Readable(new Dictionary<string, string>());
}
