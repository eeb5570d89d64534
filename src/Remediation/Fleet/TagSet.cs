namespace Remediation.Fleet;

/// <summary>A machine's tags, or the fact that they could not be read. The two are never the same thing.</summary>
public abstract record TagSet
{
    private TagSet()
    {
    }

    /// <summary>The tags were read; there may be none.</summary>
    /// <param name="Tags">Name to value; names are looked up without case, as Azure does.</param>
    public sealed record Readable(IReadOnlyDictionary<string, string> Tags) : TagSet
    {
        /// <summary>The value of a tag, or null where the machine does not have it.</summary>
        public string? Find(string name) =>
            Tags.FirstOrDefault(tag => tag.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
    }

    /// <summary>The tags could not be read, so an opt-out cannot be ruled out.</summary>
    public sealed record Unreadable : TagSet;

    /// <summary>The tags were read and there are none.</summary>
    public static TagSet None { get; } = new Readable(new Dictionary<string, string>());
}
