namespace Remediation.Ledger;

/// <summary>
/// The product's stored state (ledger, records, queue, lease, reports) could not be read or written. It is unknown
/// whether the state changed; the same call may succeed later.
/// </summary>
/// <param name="what">The operation, such as <c>reading the ledger</c>, and the platform's short answer.</param>
/// <param name="cause">The fault.</param>
public sealed class StateUnavailableException(string what, Exception? cause = null)
    : Exception($"The product's state is unavailable: {what}.", cause);
