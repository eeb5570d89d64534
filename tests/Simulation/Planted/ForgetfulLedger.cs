using Remediation.Ledger;

namespace Simulation.Tests.Planted;

/// <summary>Remembers nothing.</summary>
internal sealed class ForgetfulLedger(ILedger ledger) : ILedger
{
    public async Task<IReadOnlyList<LedgerEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        await ledger.ReadAsync(cancellationToken);
        return [];
    }

    public Task WriteAsync(LedgerEntry entry, CancellationToken cancellationToken) =>
        ledger.WriteAsync(entry, cancellationToken);
}
