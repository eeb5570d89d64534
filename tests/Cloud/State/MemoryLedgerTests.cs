using Hosting.State;
using Remediation.Ledger;

namespace Cloud.Tests.State;

public sealed class MemoryLedgerTests : LedgerContract
{
    protected override Task<(ILedger One, ILedger Other)> OpenAsync()
    {
        var ledger = new MemoryLedger();
        return Task.FromResult<(ILedger, ILedger)>((ledger, ledger.OpenAnother()));
    }
}
