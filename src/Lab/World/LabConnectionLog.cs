using Remediation.Findings;

namespace Lab.World;

/// <summary>
/// The Lab's workspace: aggregates the world's log lines as the queries of a real workspace do. Each answer is computed anew from the lines.
/// </summary>
/// <param name="world">The world whose log it reads.</param>
public sealed class LabConnectionLog(LabWorld world) : IConnectionLog
{
    /// <inheritdoc/>
    public Task<LogAnswer> FindLegacyAsync(LogWindow window, CancellationToken cancellationToken)
    {
        var lines = world.Log.Where(line => line.Time >= window.From && line.Time < window.To).ToList();
        var rows = ConnectionAggregator.Aggregate(lines);
        var sources = lines.Select(line => line.Source).Distinct().Order(StringComparer.Ordinal)
            .Select(source => new SourceHealth(source, rows.Count(row => row.Source == source), null));
        return Task.FromResult(new LogAnswer(rows, [.. sources]));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<MachineTraffic>> ReadTrafficAsync(
        IReadOnlyList<TrafficQuestion> questions, CancellationToken cancellationToken)
    {
        var byCaller = world.Log.ToLookup(line => Caller.Of(new LegacyTlsRow
        {
            Source = line.Source,
            ClientIp = line.ClientIp,
            ClientHost = line.ClientHost,
            ClientResourceId = line.ClientResourceId,
        }));
        return Task.FromResult<IReadOnlyList<MachineTraffic>>([.. questions.Select(question => Answer(question, byCaller))]);
    }

    private static MachineTraffic Answer(TrafficQuestion question, ILookup<Caller, LoggedConnection> byCaller)
    {
        var versions = byCaller.Where(caller => Names(question, caller.Key)).SelectMany(caller => caller)
            .Where(line => line.Time >= question.Since).Select(line => TlsProtocols.Parse(line.TlsVersion)).ToList();
        return new MachineTraffic(
            question.Machine.Id, versions.Count(version => version.IsLegacy()), versions.Count(version => version.IsModern()));
    }

    private static bool Names(TrafficQuestion question, Caller caller) =>
        caller.ResourceId.Length > 0 ? caller.ResourceId == question.Machine.Id.Value
        : caller.HostName.Length > 0 ? caller.HostName == question.Machine.ComputerName
        : question.Machine.Addresses.Contains(caller.Address);
}
