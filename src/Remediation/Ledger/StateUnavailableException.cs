namespace Remediation.Ledger;

/// <summary>
/// What the product remembers (ledger, records, queue, lease, reports) could not be read or written. Nothing is known
/// to have changed; the same call may work later.
/// </summary>
/// <param name="what">What was wanted, such as <c>reading the ledger</c>, and the platform's short answer.</param>
/// <param name="cause">The fault.</param>
public sealed class StateUnavailableException(string what, Exception? cause = null)
    : Exception($"The product's state is unavailable: {what}.", cause);
