using Remediation.Execution;

namespace Simulation.Tests.Planted;

/// <summary>The kill switch is never read.</summary>
internal sealed class DeadKillSwitch : IKillSwitch
{
    public Task<bool> IsOnAsync(CancellationToken cancellationToken) => Task.FromResult(false);
}
