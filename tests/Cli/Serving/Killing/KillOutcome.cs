using System.Text.Json;
using Cloud.State;
using Remediation.Baseline;
using Remediation.Ledger;
using Remediation.Orders;
using Remediation.Sweeps;
using Simulator.Verification;

namespace Cli.Tests.Serving.Killing;

/// <summary>
/// The state of a world after a sweep, without times: its report, the values of its machines, and the
/// ledger.
/// </summary>
/// <param name="Verdicts">A line for each machine of the report.</param>
/// <param name="Values">The TLS values and the protocol of each machine, from the world itself.</param>
/// <param name="Writes">
/// How often values of each machine were changed, and how often the simulated Azure took each order that may change
/// some.
/// </param>
/// <param name="Ledger">A line for each entry.</param>
internal sealed record KillOutcome(
    IReadOnlyList<string> Verdicts,
    IReadOnlyList<string> Values,
    IReadOnlyList<string> Writes,
    IReadOnlyList<string> Ledger
)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<KillOutcome> OfAsync(KillWorld world, string sweepId)
    {
        var record = await new TableSweepStore(world.State).FindAsync(sweepId, Token);
        Assert.Equal(SweepState.Finished, record?.State);
        await using var report = await new StorageReportArchive(world.State, TlsBaseline.Default).OpenAsync(
            sweepId,
            ReportForm.Json,
            Token
        );
        var machines = (await JsonDocument.ParseAsync(report!, cancellationToken: Token))
            .RootElement.GetProperty("machines")
            .EnumerateArray();
        var states = await GroundTruth.SnapshotAsync(world.World, Token);
        var entries = await new TableLedger(world.State).ReadAsync(Token);
        return new KillOutcome(
            [
                .. machines
                    .Select(machine =>
                        $"{machine.GetProperty("name")}: {machine.GetProperty("verdict")} "
                        + $"{machine.GetProperty("reason").GetProperty("code")}"
                    )
                    .Order(StringComparer.Ordinal),
            ],
            [
                .. world.World.Machines.Zip(
                    states,
                    (machine, state) => $"{machine.Spec.Name}: {state.Protocol}; {string.Join("; ", state.Tls)}"
                ),
            ],
            [
                .. world.World.Machines.Select(machine =>
                    $"{machine.Spec.Name}: changed {machine.Repairs.Applied} times"
                ),
                .. await OrdersAsync(world),
            ],
            [.. entries.Select(Line).Order(StringComparer.Ordinal)]
        );
    }

    /// <summary>
    /// The same, but for a machine that refuses every call and whose order the ledger named when the process was
    /// killed: no poll can find out whether the order had been sent, so the order stays open and its state unknown.
    /// </summary>
    public KillOutcome WithUnknown(LedgerEntry open) =>
        this with
        {
            Verdicts =
            [
                .. Verdicts.Select(line =>
                    line.StartsWith($"{open.Machine.Name}: ", StringComparison.Ordinal)
                        ? $"{open.Machine.Name}: Failed TLS417"
                        : line
                ),
            ],
            Ledger =
            [
                .. Ledger.Select(line =>
                    line.StartsWith($"{open.Machine} ", StringComparison.Ordinal) ? Line(open) : line
                ),
            ],
        };

    /// <summary>Lines that only one of the two has.</summary>
    public IReadOnlyList<string> Differences(KillOutcome other) =>
        [
            .. Differences(Verdicts, other.Verdicts),
            .. Differences(Values, other.Values),
            .. Differences(Writes, other.Writes),
            .. Differences(Ledger, other.Ledger),
        ];

    private static IEnumerable<string> Differences(IReadOnlyList<string> here, IReadOnlyList<string> there) =>
        here.Except(there).Select(line => $"- {line}").Concat(there.Except(here).Select(line => $"+ {line}"));

    // A sweep that runs again reads once more what it had repaired; orders that only read are its own affair.
    private static async Task<IEnumerable<string>> OrdersAsync(KillWorld world)
    {
        var machines = (await world.InventoryAsync()).Machines;
        var reading = machines
            .SelectMany(machine =>
                KillWorld.Sweeps.Select(id => GuestOrder.Inspect(machine, TlsBaseline.Default, id).Name)
            )
            .ToHashSet();
        return world
            .Azure.AcceptedOrders.Where(order => !reading.Contains(order.Name))
            .GroupBy(order => (order.Machine, order.Name))
            .Select(orders => $"{orders.Key.Machine.Name}: {orders.Key.Name} taken {orders.Count()} times");
    }

    private static string Line(LedgerEntry entry) =>
        string.Join(
            ' ',
            entry.Machine,
            entry.Attempts,
            entry.RepairOrder,
            entry.RepairSummary,
            entry.OpenOrder,
            Is(entry.OpenOrderAt),
            Is(entry.LastAttemptAt),
            Is(entry.BaselineMetAt),
            Is(entry.RestartRequestedAt),
            Is(entry.RestartSeenAt),
            Is(entry.DriftedAt),
            Is(entry.ConfirmedAt),
            Said(entry.LastConclusion)
        );

    // Not the words: Azure names the action that it refuses, and a sweep that runs again asks before it writes.
    private static string Said(Conclusion? conclusion) =>
        conclusion is null
            ? "-"
            : $"{conclusion.SweepId} {conclusion.Verdict.Kind} {conclusion.Verdict.Reason.Code.Id}";

    private static string Is(DateTimeOffset? time) => time is null ? "-" : "set";
}
