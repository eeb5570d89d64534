using Remediation.Reporting;

namespace Cli.Output;

/// <summary>Progress that nobody sees, for the option --quiet.</summary>
internal sealed class NoProgress : IProgress<SweepProgress>
{
    /// <inheritdoc/>
    public void Report(SweepProgress value) { }
}
