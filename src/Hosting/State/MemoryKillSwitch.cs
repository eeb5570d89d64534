using Remediation.Execution;

namespace Hosting.State;

/// <summary>A kill switch that lives as long as the simulator.</summary>
public sealed class MemoryKillSwitch : IKillSwitch
{
    /// <summary>Whether it is on.</summary>
    public bool IsOn { get; set; }

    /// <inheritdoc/>
    public Task<bool> IsOnAsync(CancellationToken cancellationToken) => Task.FromResult(IsOn);
}
