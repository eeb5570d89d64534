using CsCheck;
using Remediation.GuestReports;

namespace Guest.Tests;

public class Any_registry_at_all
{
    private const int Runs = 150;

    [Fact]
    public Task Repair_meets_the_baseline_and_restore_returns_the_prior_registry() =>
        AnyRegistry.Repairable.SampleAsync(
            async registry =>
            {
                var before = registry.Dump();
                var repair = TestGuest.Repair(TestGuest.Everything);

                var repaired = await TestGuest.SendAsync(registry, repair, TestGuest.Everything);
                Assert.Equal(GuestOutcome.Done, repaired.Outcome);
                Assert.All(repaired.Values, value => Assert.True(IsRight(value.Setting, repaired, after: true)));

                // The rule in C# and the rule in the script agree, value by value.
                var wrong = repaired
                    .Values.Select(value => value.Setting)
                    .Where(id => !IsRight(id, repaired, after: false));
                Assert.Equal(wrong, repaired.Written);
                if (repaired.Written.Count == 0)
                {
                    Assert.Equal(0, registry.Writes);
                    return;
                }

                registry.Restart();
                var restored = await TestGuest.SendAsync(
                    registry,
                    TestGuest.Restore(repair, TestGuest.Everything),
                    TestGuest.Everything
                );
                Assert.Equal(GuestOutcome.Done, restored.Outcome);
                Assert.Equal(before, registry.Dump(except: TestGuest.Own));
                Assert.True(restored.RestartPending);
            },
            iter: Runs,
            threads: 1
        );

    [Fact]
    public Task Failed_write_leaves_the_registry_unchanged() =>
        Gen.Select(AnyRegistry.Repairable, Gen.Int[1, 140])
            .SampleAsync(
                async (registry, fatal) =>
                {
                    var before = registry.Dump();
                    var count = 0;
                    registry.BeforeWrite = Failing.When(_ => ++count == fatal, "The disk is full.");

                    var report = await TestGuest.SendAsync(
                        registry,
                        TestGuest.Repair(TestGuest.Everything),
                        TestGuest.Everything
                    );

                    if (count < fatal)
                    {
                        Assert.Equal(GuestOutcome.Done, report.Outcome);
                        return;
                    }

                    Assert.Contains(report.Outcome, new[] { GuestOutcome.Undone, GuestOutcome.Failed });
                    Assert.Contains("The disk is full.", report.Message, StringComparison.Ordinal);
                    Assert.Equal(before, registry.Dump(except: TestGuest.Own));
                    Assert.Equal(
                        "Undone",
                        registry.State(TestGuest.Repair(TestGuest.Everything)) is { Length: > 0 } state
                            ? state
                            : "Undone"
                    );
                },
                iter: Runs,
                threads: 1
            );

    [Fact]
    public Task A_kill_anywhere_is_carried_on_by_the_next_run_and_restores_exactly() =>
        Gen.Select(AnyRegistry.Repairable, Gen.Int[1, 140])
            .SampleAsync(
                async (registry, fatal) =>
                {
                    var before = registry.Dump();
                    var repair = TestGuest.Repair(TestGuest.Everything);
                    await Failing.KilledAfterAsync(fatal, registry, repair);

                    var report = await TestGuest.SendAsync(registry, repair, TestGuest.Everything);
                    Assert.Equal(GuestOutcome.Done, report.Outcome);
                    Assert.All(report.Values, value => Assert.True(IsRight(value.Setting, report, after: true)));

                    var touched = registry.State(repair).Length > 0;
                    Assert.Equal(touched, report.RestartPending);
                    var restored = await TestGuest.SendAsync(
                        registry,
                        TestGuest.Restore(repair, TestGuest.Everything),
                        TestGuest.Everything
                    );
                    Assert.Equal(touched ? GuestOutcome.Done : GuestOutcome.Failed, restored.Outcome);
                    Assert.Equal(before, registry.Dump(except: TestGuest.Own));
                },
                iter: Runs,
                threads: 1
            );

    [Fact]
    public Task A_kill_anywhere_can_be_restored_at_once() =>
        Gen.Select(AnyRegistry.Repairable, Gen.Int[1, 140])
            .SampleAsync(
                async (registry, fatal) =>
                {
                    var before = registry.Dump();
                    var repair = TestGuest.Repair(TestGuest.Everything);
                    await Failing.KilledAfterAsync(fatal, registry, repair);
                    await Failing.KilledAfterAsync(
                        fatal / 4,
                        registry,
                        TestGuest.Restore(repair, TestGuest.Everything)
                    );

                    await TestGuest.SendAsync(
                        registry,
                        TestGuest.Restore(repair, TestGuest.Everything),
                        TestGuest.Everything
                    );

                    Assert.Equal(before, registry.Dump(except: TestGuest.Own));
                },
                iter: Runs,
                threads: 1
            );

    private static bool IsRight(string id, GuestReport report, bool after)
    {
        var value = report.Values.Single(candidate => candidate.Setting == id);
        return TestGuest.Everything.Find(id)!.IsMetBy(after ? value.After : value.Before, report.WindowsBuild);
    }
}
