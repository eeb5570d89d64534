using Remediation.ConnectionLogs;

namespace Simulation.Tests.Planted;

/// <summary>Sees no modern traffic.</summary>
internal sealed class GloomyLog(IConnectionLog log) : IConnectionLog
{
    public Task<LogAnswer> FindLegacyAsync(LogWindow window, CancellationToken cancellationToken) =>
        log.FindLegacyAsync(window, cancellationToken);

    public Task<IReadOnlyList<AddressObservation>> ReadAddressObservationsAsync(
        IReadOnlyCollection<string> addresses,
        LogWindow window,
        CancellationToken cancellationToken
    ) => log.ReadAddressObservationsAsync(addresses, window, cancellationToken);

    public async Task<IReadOnlyList<MachineTraffic>> ReadTrafficAsync(
        IReadOnlyList<TrafficQuery> questions,
        CancellationToken cancellationToken
    ) =>
        [
            .. (await log.ReadTrafficAsync(questions, cancellationToken)).Select(traffic =>
                traffic with
                {
                    ModernHits = 0,
                }
            ),
        ];
}
