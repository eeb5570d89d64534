using CsCheck;
using Remediation.Attributions;
using Remediation.Baseline;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Callers;
using Remediation.Evaluation;
using Remediation.Findings;
using Remediation.GuestReports;
using Remediation.Inventory;
using Remediation.Ledger;
using Remediation.Orders;
using Remediation.Planning;
using Remediation.Policies;
using Remediation.Reasons;
using Remediation.Verdicts;

namespace Remediation.Tests.Builders;

/// <summary>Random worlds, small enough that collisions happen.</summary>
internal static class Generate
{
    private static readonly string[] Hosts =
    [
        "",
        "vm-01",
        "VM-02.contoso.com",
        "vm-03",
        "unknown",
        "10.0.0.1",
        "b\u00e4d",
    ];

    private static readonly string[] Texts =
    [
        "",
        "10.0.0.1",
        "10.0.0.2:443",
        "10.0.0.9",
        "10.9.9.9",
        "127.0.0.1",
        "[::1]:5",
        "no address",
    ];

    public static readonly Gen<DateTimeOffset> Time = Gen.Int[-20_000, 0]
        .Select(Gen.Int[-14, 14], (minutes, offset) => A.Noon.AddMinutes(minutes).ToOffset(TimeSpan.FromHours(offset)));

    public static readonly Gen<Caller> Caller = Gen.Select(
        Gen.OneOf("", A.Id(1).Value, A.Id(2).Value, A.Id(8).Value),
        Gen.OneOf(Hosts),
        Gen.OneOf(Texts),
        Gen.OneOf("", "", "P-1", " p-2 ", "p-9"),
        Gen.Bool,
        (id, host, address, principal, server) =>
            Remediation.ConnectionLogs.Callers.Caller.FromRow(
                A.Row() with
                {
                    ClientResourceId = id,
                    ClientHost = host,
                    ClientIp = address,
                    ClientPrincipalId = principal,
                    Role = server ? "server" : "client",
                }
            )
    );

    public static readonly Gen<Finding> Finding = Gen.Select(
        Caller,
        Gen.Long[0, 20],
        Gen.Long[0, 2000],
        Time,
        (caller, hits, total, time) =>
            A.Finding(caller) with
            {
                Hits = hits,
                TotalHits = total,
                FirstSeen = time,
                LastSeen = time,
            }
    );

    public static readonly Gen<LegacyTlsRow[]> Rows = Gen.Select(
            Gen.OneOf("Event", "StorageBlobLogs"),
            Gen.OneOf(Time.Select(time => (DateTimeOffset?)time), Gen.Const((DateTimeOffset?)null)),
            Gen.OneOf(Time.Select(time => (DateTimeOffset?)time), Gen.Const((DateTimeOffset?)null)),
            Gen.OneOf("TLS 1.0", "TLSv1.1", "SSLv3", "TLS 1.2", "", "?", "legacy"),
            Caller,
            Gen.OneOf(Gen.Long[-1, 50], Gen.OneOf(long.MaxValue, long.MinValue)),
            Gen.OneOf(Gen.Long[-1, 50], Gen.OneOf(long.MaxValue, long.MinValue)),
            Gen.OneOf("", "agent/1.0", "agent/2.0")
        )
        .Select(
            (source, first, last, version, caller, hits, total, evidence) =>
                new LegacyTlsRow
                {
                    Source = source,
                    FirstSeen = first,
                    LastSeen = last,
                    TlsVersion = version,
                    ClientResourceId = caller.ResourceId,
                    ClientPrincipalId = caller.PrincipalId,
                    ClientHost = caller.HostName,
                    ClientIp = caller.Address,
                    Role = caller.IsServerSide ? "server" : "",
                    Hits = hits,
                    TotalHits = total,
                    Evidence = evidence,
                }
        )
        .Array[0, 12];

    private static readonly Gen<TagSet> Tags = Gen.OneOf(
        Gen.Const(TagSet.None),
        Gen.Const<TagSet>(new TagSet.Unreadable()),
        Gen.OneOf("include", "exclude", "").Select(value => A.Tag("tlsremediation", value)),
        Gen.OneOf("include", "exclude")
            .Select(value =>
                (TagSet)(
                    (TagSet.Readable)TagSet.None with
                    {
                        Inherited = new Dictionary<string, string> { ["TLSREMEDIATION"] = value },
                    }
                )
            )
    );

    public static readonly Gen<Machine> Machine = Gen.Select(
            Gen.Int[1, 4],
            Gen.Int[1, 3],
            Gen.Int[1, 3],
            Tags,
            Gen.Enum<OsFamily>(),
            Gen.Enum<PowerState>(),
            Gen.Int[0, 9]
        )
        .Select(
            (id, name, address, tags, os, power, kind) =>
                (
                    kind switch
                    {
                        0 => A.ScaleSetVm(id),
                        1 => A.ArcServer(id),
                        _ => (Machine)A.Machine(id),
                    }
                ) with
                {
                    ComputerName = name == 3 ? "" : $"vm-{name:00}",
                    Addresses = [$"10.0.0.{address}"],
                    PrincipalId = address == 3 ? "" : $"p-{address}",
                    Tags = tags,
                    Os = os == OsFamily.Linux ? os : OsFamily.Windows,
                    Power = power == PowerState.Unknown ? power : PowerState.Running,
                }
        );

    private static readonly Gen<SharedAddress> Shared = Gen.Select(
        Gen.OneOf("10.0.0.1", "10.9.9.9"),
        Gen.Int[0, 4],
        Gen.OneOf("nat-1", "lb-1"),
        (address, members, via) => new SharedAddress(address, via, [.. Enumerable.Range(1, members).Select(A.Id)])
    );

    public static readonly Gen<InventorySnapshot> Inventory = Gen.Select(
        Machine.Array[0, 5].Select(machines => machines.DistinctBy(machine => machine.Id).ToArray()),
        Shared.Array[0, 3],
        Gen.Int[0, 9],
        (machines, shared, gap) =>
            new InventorySnapshot(
                machines,
                shared,
                gap == 0 ? new Reason(ReasonCodes.InventoryIncomplete, "gap") : null
            )
    );

    private static readonly Gen<DateTimeOffset?> Moment = Gen.OneOf(
        Gen.Const((DateTimeOffset?)null),
        Time.Select(time => (DateTimeOffset?)time)
    );

    private static readonly Gen<Conclusion?> Conclusion = Gen.OneOf(
        Gen.Const((Conclusion?)null),
        Gen.Select(
            Gen.OneOf("sweep-0", "sweep-1"),
            Gen.Enum<VerdictKind>(),
            (id, kind) => (Conclusion?)new Conclusion(id, new Verdict(kind, ReasonCodes.ScriptFailed))
        )
    );

    public static readonly Gen<LedgerEntry> Entry = Gen.Select(
            Gen.Int[1, 4],
            Gen.Int[0, 4],
            Moment,
            Moment,
            Moment,
            Moment,
            Moment,
            Moment,
            (id, attempts, last, met, asked, restart, drifted, confirmed) =>
                A.Entry(id) with
                {
                    Attempts = attempts,
                    RepairOrder = attempts > 0 ? $"tlsr-{attempts}" : "",
                    RestartRequestedAt = asked,
                    LastAttemptAt = last,
                    BaselineMetAt = met,
                    RestartSeenAt = restart,
                    DriftedAt = drifted,
                    ConfirmedAt = confirmed,
                }
        )
        .Select(Conclusion, (entry, conclusion) => entry with { LastConclusion = conclusion });

    public static readonly Gen<PlanInput> PlanInput = Gen.Select(
        Inventory,
        Finding.Array[0, 6],
        Entry.Array[0, 4],
        Gen.Enum<SweepMode>(),
        Gen.Int[1, 3],
        (inventory, findings, ledger, mode, cap) =>
            new PlanInput(
                inventory,
                [.. findings.Select(new MachineMatcher(inventory, A.Sightings(inventory)).Match)],
                [.. ledger.DistinctBy(entry => entry.Machine)],
                A.Policy(mode) with
                {
                    MaxRepairs = cap,
                },
                A.Noon
            )
    );

    private static readonly Gen<RegistryFact> Fact = Gen.OneOf(
        Gen.Const(A.Absent),
        Gen.Const(A.Unreadable),
        Gen.OneOf(0u, 1u, uint.MaxValue).Select(A.Dword),
        Gen.Const<RegistryFact>(new RegistryFact.Present(RegistryKind.String, "1"))
    );

    /// <summary>A report in which most values are right.</summary>
    public static readonly Gen<GuestReport> Report = Gen.Select(
        Gen.Enum<GuestMode>(),
        Gen.Enum<GuestOutcome>(),
        Gen.Bool,
        Gen.OneOf(0, 7601, 14393),
        Gen.Int[0, A.SettingIds.Count - 1],
        Fact,
        Gen.Bool,
        Gen.Int[0, 9],
        (mode, outcome, pending, build, index, fact, right, count) =>
        {
            var report = A.Report(mode) with { Outcome = outcome, RestartPending = pending, WindowsBuild = build };
            report = right ? report : report.WithValue(A.SettingIds[index], fact);
            return count == 0 ? report with { Values = [.. report.Values.Take(index)] } : report;
        }
    );

    public static readonly Gen<OrderOutcome> Outcome = Gen.OneOf(
        Report.Select(report => (OrderOutcome)new OrderOutcome.Read(report)),
        Gen.Const<OrderOutcome>(new OrderOutcome.NotSent(ReasonCodes.ReportOnly)),
        Gen.Const<OrderOutcome>(new OrderOutcome.NoAnswer(ReasonCodes.OrderTimedOut)),
        Gen.Const<OrderOutcome>(new OrderOutcome.Outstanding())
    );

    public static readonly Gen<Decision> Decision = Gen.OneOf<Decision>(
        new Decision.Inspect(),
        new Decision.Repair(1),
        new Decision.Confirm(),
        new Decision.Restart(1, A.Noon),
        new Decision.Wait(A.Noon, ReasonCodes.CoolingDown),
        new Decision.Refuse(ReasonCodes.OptedOut)
    );

    public static readonly Gen<PlanStep> Step = Gen.Select(
        Decision,
        Finding.Array[0, 2],
        Gen.Bool,
        Entry,
        (decision, findings, remembered, entry) =>
            new PlanStep(
                new PlanSubject(A.Machine(), findings, null, remembered ? entry with { Machine = A.Id() } : null),
                decision
            )
    );

    public static readonly Gen<Evidence> Evidence = Gen.Select(
        Outcome,
        Gen.Bool,
        Gen.Long[0, 1],
        Gen.Long[0, 20],
        (outcome, asked, legacy, modern) => asked ? A.Evidence(outcome, legacy, modern) : A.Evidence(outcome)
    );
}
