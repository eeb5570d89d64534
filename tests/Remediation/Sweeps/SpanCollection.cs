namespace Remediation.Tests.Sweeps;

/// <summary>Tests that listen to spans. The source is one for the process, so no other test runs meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SpanCollection
{
    public const string Name = "Spans";
}
