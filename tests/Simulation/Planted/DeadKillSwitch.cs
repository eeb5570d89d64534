using Remediation.Safety;

namespace Simulation.Tests.Planted;

/// <summary>Nobody reads the switch.</summary>
internal sealed class DeadKillSwitch : IKillSwitch
{
    public Task<bool> IsOnAsync(CancellationToken cancellationToken) => Task.FromResult(false);
}
