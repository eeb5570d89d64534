using System.Diagnostics.CodeAnalysis;

namespace Cloud.ConnectionLogs;

/// <summary>
/// A workspace or resource whose logs are queried. A closed hierarchy; <see cref="TryParse"/> reads it from a setting.
/// </summary>
public abstract record LogTarget
{
    private LogTarget() { }

    /// <summary>The target's name in messages.</summary>
    public abstract string Label { get; }

    /// <summary>Reads a workspace's customer id (a GUID) or an ARM id; false if the text is neither.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out LogTarget? target)
    {
        target = Parse((text ?? "").Trim().TrimEnd('/'));
        return target is not null;
    }

    private static LogTarget? Parse(string id)
    {
        if (Guid.TryParseExact(id, "D", out var customer))
        {
            return new Workspace(customer);
        }

        return IsArmId(id) ? new Resource(id) : null;
    }

    // The id becomes part of an address, so only characters that ARM's naming rules allow are accepted.
    private static bool IsArmId(string id)
    {
        var parts = id.Split('/');
        return parts.Length >= 3
            && parts[0].Length == 0
            && parts[1].Equals("subscriptions", StringComparison.OrdinalIgnoreCase)
            && Array.TrueForAll(
                parts[1..],
                part =>
                    part.Length is > 0 and <= 260
                    && part is not "." and not ".."
                    && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '(' or ')')
            );
    }

    /// <summary>A workspace.</summary>
    /// <param name="CustomerId">The workspace's customer id; neither its name nor its ARM id.</param>
    public sealed record Workspace(Guid CustomerId) : LogTarget
    {
        /// <inheritdoc/>
        public override string Label => $"workspace {CustomerId:D}";
    }

    /// <summary>A resource, in whichever workspaces its records are; also a workspace by its ARM id.</summary>
    public sealed record Resource : LogTarget
    {
        internal Resource(string id) => Id = id;

        /// <summary>ARM id, checked.</summary>
        public string Id { get; }

        /// <inheritdoc/>
        public override string Label => Id;
    }
}
