using Remediation.Reporting;

namespace Simulation.Tests.Scale;

/// <summary>Nobody watches.</summary>
internal sealed class Unwatched : IProgress<SweepProgress>
{
    public void Report(SweepProgress value) { }
}
