using Hosting.State;
using Remediation.Sweeps;

namespace Cloud.Tests.State;

public sealed class MemoryLeaseTests : LeaseContract
{
    private readonly MemoryLease lease = new();

    protected override Task<(ILease One, ILease Other)> OpenAsync() =>
        Task.FromResult<(ILease, ILease)>((lease, lease));

    protected override Task BreakAsync() => lease.BreakAsync();
}
