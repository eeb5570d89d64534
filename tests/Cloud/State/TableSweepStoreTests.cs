using Cloud.State;
using Remediation.Sweeps;

namespace Cloud.Tests.State;

public sealed class TableSweepStoreTests(SharedAzurite azurite) : SweepStoreContract
{
    protected override async Task<(ISweepStore One, ISweepStore Other)> OpenAsync()
    {
        var clients = await azurite.OpenAsync();
        return (new TableSweepStore(clients), new TableSweepStore(clients));
    }
}
