using Remediation.Baseline;
using Remediation.Orders;
using Remediation.Policies;

namespace Simulation.Tests.World;

/// <summary>
/// All that a seed decides before its world begins. Each fault is switched off in half of the worlds, so that rare
/// pairs of them meet.
/// </summary>
internal sealed record Scenario
{
    private static readonly int[] Concurrencies = [1, 2, 3, 8];

    public required int Seed { get; init; }

    public required int Machines { get; init; }

    public required SweepPolicy Policy { get; init; }

    public required SweepMode Mode { get; init; }

    public required OrderExecutionOptions Pace { get; init; }

    /// <summary>Processes at a time.</summary>
    public required int Hosts { get; init; }

    /// <summary>How long things go wrong.</summary>
    public required TimeSpan Trouble { get; init; }

    /// <summary>Between two ticks of the timer.</summary>
    public required TimeSpan Tick { get; init; }

    /// <summary>How likely each fault is: of a call, of a script, of a machine's hour.</summary>
    public required IReadOnlyDictionary<Fault, double> Rates { get; init; }

    /// <summary>Mean of the continuations that a process lives; zero where none dies by itself.</summary>
    public required double MeanLifetime { get; init; }

    /// <summary>
    /// How long all is well after the trouble: as long as the longest wait that the policy can ask for, and some days.
    /// </summary>
    public TimeSpan Calm =>
        Policy.LookBack
        + Policy.RepairDriftAfter
        + Policy.ConfirmAfter
        + (Policy.RetryAfter * Policy.MaxAttempts)
        + TimeSpan.FromDays(4);

    /// <summary>The world of a seed.</summary>
    public static Scenario Of(int seed)
    {
        var chance = new Random(seed);
        var mode = chance.Next(8) switch
        {
            0 => SweepMode.Report,
            1 => SweepMode.Inspect,
            _ => SweepMode.Repair,
        };
        return new Scenario
        {
            Seed = seed,
            Machines = chance.Next(3, 13),
            Policy = PolicyOf(chance),
            Mode = mode,
            Pace = OrderExecutionOptions.Default with
            {
                MaxConcurrency = Concurrencies[chance.Next(Concurrencies.Length)],
            },
            Hosts = chance.Next(1, 3),
            Trouble = TimeSpan.FromHours(chance.Next(36, 100)),
            Tick = TimeSpan.FromHours(chance.Next(3, 9)),
            Rates = Enum.GetValues<Fault>()
                .ToDictionary(
                    fault => fault,
                    _ => chance.Next(2) == 0 ? 0 : Math.Pow(10, -0.7 - (2.3 * chance.NextDouble()))
                ),
            MeanLifetime = chance.Next(4) == 0 ? 0 : Math.Pow(10, 1.5 + (1.7 * chance.NextDouble())),
        };
    }

    /// <summary>One machine that can be repaired, one process, and nothing that goes wrong.</summary>
    public static Scenario Quiet(int seed) =>
        Of(seed) with
        {
            Machines = 1,
            Mode = SweepMode.Repair,
            Hosts = 1,
            Rates = new Dictionary<Fault, double>(),
            MeanLifetime = 0,
        };

    /// <summary>How likely a fault is.</summary>
    public double Rate(Fault fault) => Rates.GetValueOrDefault(fault);

    private static SweepPolicy PolicyOf(Random chance) =>
        new()
        {
            Baseline = TlsBaseline.Default,
            NoiseFloor = new NoiseFloor(chance.Next(1, 6)),
            LookBack = TimeSpan.FromHours(chance.Next(12, 60)),
            MaxRepairs = chance.Next(3) == 0 ? chance.Next(1, 6) : 50,
            MaxAttempts = chance.Next(1, 6),
            RetryAfter = TimeSpan.FromHours(chance.Next(1, 10)),
            RepairDriftAfter = TimeSpan.FromHours(chance.Next(6, 60)),
            Restart =
                chance.Next(2) == 0
                    ? new RestartPolicy.Never()
                    : new RestartPolicy.Within(
                        MaintenanceWindow.Parse(chance.Next(2) == 0 ? "Daily 00:30-07:30" : "Daily 21:00-03:00")!,
                        new RestartNotice(TimeSpan.FromMinutes(chance.Next(1, 20)), "TLS 1.2"),
                        chance.Next(1, 4)
                    ),
            InspectsCandidates = chance.Next(2) == 0,
            ConfirmAfter = TimeSpan.FromHours(chance.Next(6, 30)),
            ConfirmHits = chance.Next(1, 10),
        };
}
