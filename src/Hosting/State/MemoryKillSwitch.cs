using Remediation.Execution;

namespace Hosting.State;

/// <summary>A kill switch in memory.</summary>
public sealed class MemoryKillSwitch : IKillSwitch
{
    /// <summary>True if the switch is on.</summary>
    public bool IsOn { get; set; }

    /// <inheritdoc/>
    public Task<bool> IsOnAsync(CancellationToken cancellationToken) => Task.FromResult(IsOn);
}
