using CsCheck;
using Remediation.Policies;
using Remediation.Sweeps;
using Remediation.Sweeps.Intake;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Sweeps.Intake;

public sealed class AlertSweepsTests
{
    private static readonly Gen<SweepRequest> Request = Gen.Select(
        Gen.Frequency((9, Gen.Const(SweepOrigin.Alert)), (1, Gen.Enum<SweepOrigin>())),
        Gen.OneOf(SweepMode.Report, SweepMode.Repair),
        Gen.Int[1, 90].Select(number => A.Id(number).Value).Array[0, 60].Select(ids => ids.Distinct().ToArray()),
        Gen.Int[1, 90].Select(number => $"pc-{number}").Array[0, 60].Select(names => names.Distinct().ToArray()),
        (origin, mode, machines, names) =>
            new SweepRequest
            {
                Origin = origin,
                Mode = mode,
                Machines = machines,
                ComputerNames = names,
            }
    );

    private static readonly Gen<(SweepRecord Record, SweepRequest Request)> Both = Gen.Select(
        Request,
        Request,
        Gen.Frequency((4, Gen.Const(SweepState.Queued)), (1, Gen.Enum<SweepState>())),
        (first, request, state) =>
            (
                new SweepRecord
                {
                    Id = "a",
                    Request = first,
                    AcceptedAt = A.Noon,
                    UpdatedAt = A.Noon,
                    State = state,
                },
                request with
                {
                    Origin = SweepOrigin.Alert,
                }
            )
    );

    [Fact]
    public void A_sweep_that_was_joined_names_what_both_named_and_nothing_else() =>
        Both.Sample(both =>
        {
            var joined = AlertSweeps.Join(both.Record, both.Request).Request;
            if (!AlertSweeps.CanJoin(both.Record, both.Request))
            {
                return ReferenceEquals(joined, both.Record.Request);
            }

            return joined.Machines.ToHashSet().SetEquals(both.Record.Request.Machines.Concat(both.Request.Machines))
                && joined
                    .ComputerNames.ToHashSet()
                    .SetEquals(both.Record.Request.ComputerNames.Concat(both.Request.ComputerNames))
                && joined.FitsARecord
                && joined.Mode == both.Record.Request.Mode
                && joined.Origin == SweepOrigin.Alert;
        });

    [Fact]
    public void Joining_twice_changes_nothing_more_and_what_joined_is_covered() =>
        Both.Sample(both =>
        {
            var joined = AlertSweeps.Join(both.Record, both.Request);
            return ReferenceEquals(joined, AlertSweeps.Join(joined, both.Request))
                && AlertSweeps.Covers(joined, both.Request) == AlertSweeps.CanJoin(both.Record, both.Request);
        });

    [Fact]
    public void What_is_covered_can_be_joined_without_a_change() =>
        Both.Sample(both =>
            !AlertSweeps.Covers(both.Record, both.Request)
            || ReferenceEquals(both.Record, AlertSweeps.Join(both.Record, both.Request))
        );

    [Fact]
    public void Only_an_alerts_sweep_that_waits_can_be_joined_and_never_one_of_everything() =>
        Both.Sample(both =>
            !AlertSweeps.CanJoin(both.Record, both.Request)
            || (
                both.Record is { State: SweepState.Queued, Request.Origin: SweepOrigin.Alert }
                && both.Record.Request.Machines.Count + both.Record.Request.ComputerNames.Count > 0
                && both.Request.Machines.Count + both.Request.ComputerNames.Count > 0
            )
        );
}
