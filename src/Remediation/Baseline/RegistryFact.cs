namespace Remediation.Baseline;

/// <summary>What a registry value was found to be. Absent and unreadable are never the same thing.</summary>
public abstract record RegistryFact
{
    private RegistryFact() { }

    /// <summary>The value exists.</summary>
    /// <param name="Kind">Its kind.</param>
    /// <param name="Data">
    /// Its data as text: numbers unsigned decimal, text truncated to 24 characters, binary as its length.
    /// </param>
    public sealed record Present(RegistryKind Kind, string Data) : RegistryFact
    {
        /// <summary>The number in a DWORD; null for every other kind.</summary>
        public uint? Dword => Kind == RegistryKind.Dword && uint.TryParse(Data, out var number) ? number : null;

        /// <inheritdoc/>
        public override string ToString() => Kind == RegistryKind.Dword ? Data : $"{Kind.Label()} \"{Data}\"";
    }

    /// <summary>The value, or its key, does not exist.</summary>
    public sealed record Absent : RegistryFact
    {
        /// <inheritdoc/>
        public override string ToString() => "absent";
    }

    /// <summary>The value could not be read.</summary>
    /// <param name="Error">The exception's type name.</param>
    public sealed record Unreadable(string Error) : RegistryFact
    {
        /// <inheritdoc/>
        public override string ToString() => $"unreadable ({Error})";
    }
}
