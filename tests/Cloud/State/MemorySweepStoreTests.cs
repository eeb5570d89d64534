using Hosting.State;
using Remediation.Sweeps;

namespace Cloud.Tests.State;

public sealed class MemorySweepStoreTests : SweepStoreContract
{
    protected override Task<(ISweepStore One, ISweepStore Other)> OpenAsync()
    {
        var store = new MemorySweepStore();
        return Task.FromResult<(ISweepStore, ISweepStore)>((store, store));
    }
}
