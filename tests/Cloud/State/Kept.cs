using CsCheck;
using Remediation.Inventory;
using Remediation.Ledger;
using Remediation.Policies;
using Remediation.Reasons;
using Remediation.Reporting;
using Remediation.Sweeps;
using Remediation.Tests.Builders;
using Remediation.Verdicts;

namespace Cloud.Tests.State;

/// <summary>Things to keep, plain and random.</summary>
internal static class Kept
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Const(""),
        Gen.String[0, 20],
        Gen.OneOf(
            "ünïcode ✓ 😀",
            "'quotes' \"and\" \\slashes/",
            "<b>&amp;</b>",
            " leading and trailing ",
            "line\nbreak\ttab"
        )
    );

    private static readonly Gen<string> Id = Gen.String[Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789-"], 1, 64];

    private static readonly Gen<DateTimeOffset> Time = Gen.Long[0, 9_000_000_000_000_000]
        .Select(ticks => A.Noon.AddYears(-10).AddTicks(ticks % 6_000_000_000_000_000));

    private static readonly Gen<DateTimeOffset?> PerhapsTime = Gen.OneOf(
        Gen.Const((DateTimeOffset?)null),
        Time.Select(time => (DateTimeOffset?)time)
    );

    private static readonly Gen<SweepRequest> Request = Gen.Select(
        Gen.Enum<SweepOrigin>(),
        Gen.Enum<SweepMode>(),
        Id.Array[0, 3],
        Gen.Int[1, 99].Select(n => A.Id(n).Value).Array[0, 4],
        Text.Array[0, 3],
        Text,
        Gen.Bool,
        (origin, mode, subscriptions, machines, names, plan, dry) =>
            new SweepRequest
            {
                Origin = origin,
                Mode = mode,
                Subscriptions = subscriptions,
                Machines = machines,
                ComputerNames = names,
                PlanId = plan,
                DryRun = dry,
            }
    );

    private static readonly Gen<Reason?> Failure = Gen.OneOf(
        Gen.Const((Reason?)null),
        Gen.Select(Gen.OneOf(ReasonCodes.All.ToArray()), Text, (code, detail) => (Reason?)new Reason(code, detail))
    );

    private static readonly Gen<SweepProgress?> Progress = Gen.OneOf(
        Gen.Const((SweepProgress?)null),
        Gen.Select(
            Gen.Enum<SweepPhase>(),
            Gen.Int[0, 9],
            Gen.Int[1, 9],
            (phase, done, total) => (SweepProgress?)new SweepProgress(phase, done, total)
        )
    );

    private static readonly Gen<SweepOutcome?> Outcome = Gen.OneOf(
        Gen.Const((SweepOutcome?)null),
        Gen.Enum<SweepOutcome>().Select(outcome => (SweepOutcome?)outcome)
    );

    /// <summary>Any record of this id.</summary>
    public static Gen<SweepRecord> AnyRecord(Gen<string>? id = null) =>
        Gen.Select(
            Gen.Select(id ?? Id, Request, Time, Time),
            Gen.Select(Gen.Enum<SweepState>(), Progress, Gen.Bool, Failure),
            Gen.Select(Outcome, Gen.Int[0, 9], Text),
            (first, second, third) =>
                new SweepRecord
                {
                    Id = first.Item1,
                    Request = first.Item2,
                    AcceptedAt = first.Item3,
                    UpdatedAt = first.Item4,
                    State = second.Item1,
                    Progress = second.Item2,
                    CancelRequested = second.Item3,
                    Failure = second.Item4,
                    Outcome = third.Item1,
                    Machines = third.Item2,
                    PlanId = third.Item3,
                }
        );

    private static readonly Gen<MachineId> Machine = Gen.OneOf(
        Gen.Int[1, 40].Select(A.Id),
        Gen.Int[0, 40].Select(A.ScaleSetId),
        Gen.Int[1, 40].Select(A.ArcId),
        Gen.OneOf("web(1)", "a.b_c-d", "größe", "名前")
            .Select(name => MachineId.Parse(A.Id().Value.Replace("vm-01", name).Replace("/rg/", "/rg-(é).x/")))
    );

    private static readonly Gen<Conclusion?> AnyConclusion = Gen.OneOf(
        Gen.Const((Conclusion?)null),
        Gen.Select(
            Id,
            Gen.Enum<VerdictKind>(),
            Gen.OneOf(ReasonCodes.All.ToArray()),
            Text,
            (id, kind, code, detail) => (Conclusion?)new Conclusion(id, new Verdict(kind, new Reason(code, detail)))
        )
    );

    /// <summary>Any entry.</summary>
    public static Gen<LedgerEntry> AnyEntry { get; } =
        Gen.Select(
                Machine,
                Gen.Int[0, 9],
                Gen.Select(PerhapsTime, PerhapsTime, PerhapsTime, PerhapsTime, PerhapsTime),
                Text,
                Text,
                (machine, attempts, times, order, summary) =>
                    new LedgerEntry(machine)
                    {
                        Attempts = attempts,
                        LastAttemptAt = times.Item1,
                        BaselineMetAt = times.Item2,
                        RestartSeenAt = times.Item3,
                        DriftedAt = times.Item4,
                        ConfirmedAt = times.Item5,
                        RepairOrder = order,
                        RepairSummary = summary,
                        OpenOrder = order,
                        OpenOrderAt = times.Item1,
                    }
            )
            .Select(AnyConclusion, (entry, conclusion) => entry with { LastConclusion = conclusion });

    public static SweepRecord Record(string id = "sweep-1", int minute = 0) =>
        new()
        {
            Id = id,
            Request = new SweepRequest { Origin = SweepOrigin.Http },
            AcceptedAt = A.Noon.AddMinutes(minute),
            UpdatedAt = A.Noon.AddMinutes(minute),
        };

    /// <summary>As large as a request may make it: a hundred machines with ids of 400 characters.</summary>
    public static SweepRecord Largest()
    {
        var segment = new string('x', 86);
        var start =
            $"/subscriptions/{segment}/resourcegroups/{segment}/providers/microsoft.compute/"
            + $"virtualmachinescalesets/{segment}/virtualmachines/";
        return Record() with
        {
            Request = new SweepRequest
            {
                Origin = SweepOrigin.Http,
                Machines =
                [
                    .. Enumerable.Range(0, SweepRequest.MostMachines).Select(n => (start + n).PadRight(400, 'y')),
                ],
            },
        };
    }

    /// <summary>Equal in every field; the version is the store's.</summary>
    public static void Same(SweepRecord expected, SweepRecord? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected.Request.Subscriptions, actual.Request.Subscriptions);
        Assert.Equal(expected.Request.Machines, actual.Request.Machines);
        Assert.Equal(expected.Request.ComputerNames, actual.Request.ComputerNames);
        // Lists are compared by content above and by identity here; every other field, also one to come, counts here.
        Assert.Equal(
            expected with
            {
                Version = actual.Version,
            },
            actual with
            {
                Request = actual.Request with
                {
                    Subscriptions = expected.Request.Subscriptions,
                    Machines = expected.Request.Machines,
                    ComputerNames = expected.Request.ComputerNames,
                },
            }
        );
    }
}
