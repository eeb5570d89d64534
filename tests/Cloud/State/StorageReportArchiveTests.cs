using Cloud.State;
using Remediation.Sweeps;

namespace Cloud.Tests.State;

public sealed class StorageReportArchiveTests(SharedAzurite azurite) : ArchiveContract
{
    protected override async Task<IReportArchive> OpenAsync() =>
        new StorageReportArchive(await azurite.OpenAsync(), Baseline);
}
