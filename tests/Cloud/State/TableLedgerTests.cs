using Cloud.State;
using Remediation.Ledger;

namespace Cloud.Tests.State;

public sealed class TableLedgerTests(SharedAzurite azurite) : LedgerContract
{
    protected override async Task<(ILedger One, ILedger Other)> OpenAsync()
    {
        var clients = await azurite.OpenAsync();
        return (new TableLedger(clients), new TableLedger(clients));
    }
}
