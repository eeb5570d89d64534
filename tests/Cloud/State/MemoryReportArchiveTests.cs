using Hosting.State;
using Remediation.Sweeps;

namespace Cloud.Tests.State;

public sealed class MemoryReportArchiveTests : ArchiveContract
{
    protected override Task<IReportArchive> OpenAsync() =>
        Task.FromResult<IReportArchive>(new MemoryReportArchive(Baseline));
}
