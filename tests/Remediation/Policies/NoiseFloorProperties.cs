using CsCheck;
using Remediation.Findings;
using Remediation.Planning;
using Remediation.Policies;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Policies;

public class NoiseFloorProperties
{
    private static readonly Gen<NoiseFloor> Floor = Gen.Select(
        Gen.Long[1, 30],
        Gen.Double[0, 1],
        Gen.Int[1, 5],
        Gen.Int[-1, 200],
        (hits, share, days, hours) => new NoiseFloor(hits, share, days, hours < 0 ? null : TimeSpan.FromHours(hours))
    );

    private static readonly Gen<Finding[]> Findings = Gen.Select(
        Generate.Finding,
        Gen.Int[1, 5],
        (finding, days) => finding with { Days = days }
    ).Array[1, 4];

    [Fact]
    public void More_connections_or_days_or_a_newer_connection_never_take_an_accusation_back() =>
        Gen.Select(Floor, Findings, Gen.Int[0, 3], Gen.Long[0, 50], Gen.Int[0, 5], Gen.Int[0, 9999])
            .Sample(
                (floor, findings, index, hits, days, minutes) =>
                {
                    var worse = findings.ToArray();
                    ref var one = ref worse[index % worse.Length];
                    // If a source reports the total, one more legacy connection is one more connection in all.
                    one = one with
                    {
                        Hits = one.Hits + hits,
                        TotalHits = one.TotalHits == 0 ? 0 : one.TotalHits + hits,
                        Days = one.Days + days,
                        LastSeen = one.LastSeen.AddMinutes(minutes),
                    };

                    Assert.True(!floor.IsReached(findings, A.Noon) || floor.IsReached(worse, A.Noon));
                },
                iter: 5000
            );

    [Fact]
    public void Noise_floor_is_reached_exactly_if_there_is_no_shortfall() =>
        Gen.Select(Floor, Findings)
            .Sample(
                (floor, findings) =>
                    Assert.Equal(floor.IsReached(findings, A.Noon), floor.FindShortfalls(findings, A.Noon).Count == 0)
            );

    [Fact]
    public void Stricter_noise_floor_passes_no_caller_below_a_milder_floor() =>
        Gen.Select(Floor, Floor, Findings)
            .Sample(
                (one, other, findings) =>
                {
                    var both = new NoiseFloor(
                        Math.Max(one.MinimumHits, other.MinimumHits),
                        Math.Max(one.MinimumShare, other.MinimumShare),
                        Math.Max(one.MinimumDays, other.MinimumDays),
                        one.MaximumAge is null || other.MaximumAge < one.MaximumAge ? other.MaximumAge : one.MaximumAge
                    );

                    Assert.True(
                        !both.IsReached(findings, A.Noon)
                            || (one.IsReached(findings, A.Noon) && other.IsReached(findings, A.Noon))
                    );
                },
                iter: 2000
            );

    [Fact]
    public void Machine_with_one_fallback_connection_is_refused_with_a_reason() =>
        Gen.Select(Generate.Time, Gen.Long[0, 2000], Gen.Enum<SweepMode>())
            .Sample(
                (time, total, mode) =>
                {
                    var once = A.FindingOf(A.Machine()) with
                    {
                        Hits = 1,
                        TotalHits = total,
                        Days = 1,
                        FirstSeen = time,
                        LastSeen = time,
                    };
                    var input = A.Input(A.Machine()) with
                    {
                        Attributions = [A.Proof(A.Machine(), once)],
                        Policy = A.Policy(mode),
                    };

                    var refusal = Assert.IsType<Decision.Refuse>(Assert.Single(Planner.Plan(input).Steps).Decision);

                    Assert.Equal("TLS110", refusal.Reason.Code.Id);
                    Assert.Contains(
                        "1 legacy connection of at least 5",
                        refusal.Reason.Detail,
                        StringComparison.Ordinal
                    );
                }
            );
}
