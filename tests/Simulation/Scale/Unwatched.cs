using Remediation.Reporting;

namespace Simulation.Tests.Scale;

/// <summary>A monitor that records nothing.</summary>
internal sealed class Unwatched : IProgress<SweepProgress>
{
    public void Report(SweepProgress value) { }
}
