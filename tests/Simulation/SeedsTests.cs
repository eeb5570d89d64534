using System.Globalization;
using Remediation.Verdicts;
using Simulation.Tests.World;

namespace Simulation.Tests;

/// <summary>
/// Worlds by the hundred, each from a seed: whatever goes wrong in them, everything that must hold holds.
/// </summary>
public class SeedsTests(ITestOutputHelper output)
{
    private const int MostShown = 40;
    private const int Progress = 1000;
    private const int EnoughForAll = 200;

    [Fact]
    public void A_quiet_machine_is_repaired_confirmed_and_left_alone()
    {
        var outcome = Simulation.Run(Scenario.Quiet(1));

        output.WriteLine($"{outcome}");
        Assert.Null(outcome.Violation);
        Assert.InRange(outcome.Counts.Orders, 2, 30);
    }

    [Fact]
    public void A_seed_is_the_same_world_each_time()
    {
        foreach (var seed in Enumerable.Range(1, 10))
        {
            var (first, second) = (Simulation.Run(Scenario.Of(seed)), Simulation.Run(Scenario.Of(seed)));
            Assert.Equal(
                (first.Digest, first.Violation, first.Counts.ToString()),
                (second.Digest, second.Violation, second.Counts.ToString())
            );
        }
    }

    [Fact]
    public void Everything_holds_in_every_world()
    {
        var (count, first) = (Number("SIMULATION_SEEDS", 200), Number("SIMULATION_FIRST_SEED", 1));
        var sum = new Counts();
        var violations = new SortedDictionary<int, string>();
        var gate = new Lock();
        var next = first - 1;
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(Work)).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        output.WriteLine(sum.ToString());
        Assert.True(
            violations.Count == 0,
            string.Join(
                "\n\n",
                violations.Values.Take(MostShown).Prepend($"{violations.Count} of {count} seeds failed:")
            )
        );
        Assert.Equal(count, sum.Seeds);
        if (count >= EnoughForAll)
        {
            Assert.All(Enum.GetValues<Fault>(), fault => Assert.NotEqual(0, sum[fault]));
            // No sweep reads a machine that nothing speaks against, so none is called compliant.
            Assert.All(
                Enum.GetValues<VerdictKind>().Except([VerdictKind.Compliant]),
                verdict => Assert.NotEqual(0, sum[verdict])
            );
        }

        void Work()
        {
            for (
                var seed = Interlocked.Increment(ref next);
                seed < first + count;
                seed = Interlocked.Increment(ref next)
            )
            {
                var outcome = Simulation.Run(Scenario.Of(seed));
                lock (gate)
                {
                    sum.Add(outcome.Counts);
                    if (sum.Seeds % Progress == 0)
                    {
                        output.WriteLine($"{sum.Seeds} of {count} seeds, {violations.Count} failed");
                    }

                    if (outcome.Violation is { } violation)
                    {
                        var tale = count == 1 ? "\n" + string.Join('\n', outcome.Tale) : "";
                        violations[seed] =
                            $"Seed {seed}: {violation}\nTo see it again, with its tale: scripts/simulate.sh 1 "
                            + $"{seed}{tale}";
                    }
                }
            }
        }
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(variable),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : otherwise;
}
