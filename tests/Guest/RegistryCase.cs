using Remediation.Baseline;
using Remediation.GuestReports;
using Simulator.Guests;

namespace Guest.Tests;

/// <summary>A machine's registry, what Inspect must report of it and what Repair must write.</summary>
/// <param name="Name">What it is, in words.</param>
/// <param name="Build">Windows build.</param>
/// <param name="Part">The baseline's only part.</param>
/// <param name="Seed">What is in the registry besides a fresh Windows.</param>
/// <param name="Before">Facts that differ from absent: <c>id=frame text</c>, separated by blanks.</param>
/// <param name="Writes">What Repair writes: <c>id=number</c>, in order.</param>
/// <param name="Outcome">How Repair ends.</param>
internal sealed record RegistryCase(
    string Name,
    int Build,
    BaselinePart Part,
    Action<MemoryRegistry> Seed,
    string Before,
    string Writes,
    GuestOutcome Outcome = GuestOutcome.Done
)
{
    /// <summary>True where Wine lacks what the case needs.</summary>
    public bool IsMemoryOnly { get; init; }

    /// <summary>True where Repair leaves a journal.</summary>
    public bool HasJournal => Writes.Length > 0 || Outcome == GuestOutcome.Undone;

    /// <summary>True if access to some key is denied.</summary>
    public bool HasDenials => Before.Contains('!', StringComparison.Ordinal) || Outcome == GuestOutcome.Undone;

    public TlsBaseline Baseline => TlsBaseline.FromParts([Part]);

    public MemoryRegistry Registry()
    {
        var registry = MemoryRegistry.CreateWindows(Build, "Windows Server");
        Seed(registry);
        return registry;
    }

    public override string ToString() => Name;
}
