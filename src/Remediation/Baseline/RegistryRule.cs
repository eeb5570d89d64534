namespace Remediation.Baseline;

/// <summary>
/// What a value must be. The guest script applies the same rule by its <see cref="Keyword"/>; the guest tests compare
/// both.
/// </summary>
public abstract record RegistryRule
{
    private RegistryRule() { }

    /// <summary>The word that the guest script knows the rule by.</summary>
    public abstract string Keyword { get; }

    /// <summary>The DWORD that a repair writes; for <see cref="HasBits"/> what it writes where nothing was.</summary>
    public abstract uint Write { get; }

    /// <summary>True where the value that is there already does what the baseline wants.</summary>
    public abstract bool IsMetBy(RegistryFact.Present value);

    /// <summary>
    /// Non-zero DWORD. Schannel and .NET read every non-zero number as on, so a working 0xFFFFFFFF of old guidance is
    /// kept. A repair writes 1, because some other programs do not accept 0xFFFFFFFF.
    /// </summary>
    public sealed record On : RegistryRule
    {
        /// <inheritdoc/>
        public override string Keyword => "on";

        /// <inheritdoc/>
        public override uint Write => 1;

        /// <inheritdoc/>
        public override bool IsMetBy(RegistryFact.Present value) => value.Dword is > 0;
    }

    /// <summary>DWORD zero.</summary>
    public sealed record Off : RegistryRule
    {
        /// <inheritdoc/>
        public override string Keyword => "off";

        /// <inheritdoc/>
        public override uint Write => 0;

        /// <inheritdoc/>
        public override bool IsMetBy(RegistryFact.Present value) => value.Dword is 0;
    }

    /// <summary>DWORD with certain bits set; others are kept as they are, so the TLS 1.3 bit is never lost.</summary>
    /// <param name="Mask">The bits that must be set.</param>
    /// <param name="WhenAbsent">What a repair writes if the value does not exist.</param>
    public sealed record HasBits(uint Mask, uint WhenAbsent) : RegistryRule
    {
        /// <inheritdoc/>
        public override string Keyword => "bits";

        /// <inheritdoc/>
        public override uint Write => WhenAbsent;

        /// <inheritdoc/>
        public override bool IsMetBy(RegistryFact.Present value) =>
            value.Dword is { } number && (number & Mask) == Mask;
    }
}
