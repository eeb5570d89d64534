using Remediation.Ledger;

namespace Remediation.Execution;

/// <summary>
/// Port: the switch with which operators stop all orders at once. The sweep reads it before every order.
/// </summary>
public interface IKillSwitch
{
    /// <summary>True if the switch is on. A caller that cannot read the switch must send nothing.</summary>
    /// <exception cref="StateUnavailableException">The switch could not be read.</exception>
    Task<bool> IsOnAsync(CancellationToken cancellationToken);
}
