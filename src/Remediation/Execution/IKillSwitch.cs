using Remediation.Ledger;

namespace Remediation.Execution;

/// <summary>Port: the switch with which people stop all orders at once. It is read before every order.</summary>
public interface IKillSwitch
{
    /// <summary>True where it is on. Whoever cannot read it must not send.</summary>
    /// <exception cref="StateUnavailableException">Nobody knows.</exception>
    Task<bool> IsOnAsync(CancellationToken cancellationToken);
}
