using System.Globalization;
using Remediation.Baseline;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Sources;
using Remediation.Inventory;
using Simulation.Tests.World;
using Simulator.Machines;

namespace Simulation.Tests.Scale;

/// <summary>
/// The machines of one sweep and their log rows. Both are created on demand, and every text is a separate copy, as if
/// read from a response of Azure.
/// </summary>
internal sealed class ScaleFleet
{
    private static readonly WindowsEdition[] Editions =
    [
        WindowsEdition.Server2012R2,
        WindowsEdition.Server2016,
        WindowsEdition.Server2019,
        WindowsEdition.Server2022,
    ];

    private static readonly string[] RegionNames = ["westeurope", "northeurope", "eastus", "westus2"];

    private readonly ScaleScenario scenario;
    private readonly TimeSpan[] scripts;
    private readonly int each;

    /// <summary>The machines of a scenario.</summary>
    public ScaleFleet(ScaleScenario scenario)
    {
        (this.scenario, each) = (scenario, scenario.Machines / scenario.Subscriptions);
        var chance = new Random(scenario.Seed);
        scripts = [.. Enumerable.Range(0, scenario.Subscriptions * each).Select(_ => Script(chance))];
    }

    /// <summary>How long the script takes on each of them, from the PUT's arrival.</summary>
    public IReadOnlyList<TimeSpan> Scripts => scripts;

    public TimeSpan ScriptOf(Machine machine) => scripts[Number(machine)];

    /// <summary>
    /// Numbers of the machines of each subscription and region, in order of id, which is the order in which they are
    /// repaired.
    /// </summary>
    public IReadOnlyList<(int Subscription, int[] Machines)> Shards() =>
        [
            .. Enumerable
                .Range(0, scripts.Length)
                .GroupBy(number => (Subscription: number / each, Region: number % scenario.Regions))
                .Select(shard => (shard.Key.Subscription, shard.ToArray())),
        ];

    /// <summary>In order of id.</summary>
    public IReadOnlyList<Machine> Machines() => [.. Enumerable.Range(0, scripts.Length).Select(Machine)];

    /// <summary>
    /// The Windows of a machine: one of four editions, with some Schannel values set and no .NET values.
    /// </summary>
    public static SimulatedGuest Guest(Machine machine)
    {
        var guest = new SimulatedGuest(Editions[Number(machine) % Editions.Length], TlsBaseline.Default);
        var left = Number(machine) / Editions.Length;
        foreach (var setting in TlsBaseline.Default.Settings.Where(setting => setting.Root != RegistryRoot.DotNet))
        {
            guest[setting.Id] = (left % 3) switch
            {
                0 => null,
                var value => GuestValue.Dword((uint)value - 1),
            };
            left /= 3;
        }

        return guest;
    }

    /// <summary>What a source that sees all of them answers.</summary>
    public LogAnswer Answer(LogWindow window)
    {
        LegacyTlsRow[] rows = [.. Enumerable.Range(0, scripts.Length).Select(number => Row(number, window))];
        return new LogAnswer(rows, [new SourceHealth("Event", SourceState.Healthy, rows.Length)]);
    }

    private static int Number(Machine machine) =>
        int.Parse(machine.Name.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture);

    private string Id(int number) =>
        $"/subscriptions/{number / each:x8}-1111-1111-1111-111111111111/resourcegroups/rg-{number / 100:000}/"
        + $"providers/microsoft.compute/virtualmachines/vm-{number:000000}";

    private Machine.AzureVm Machine(int number) =>
        new()
        {
            Id = MachineId.Parse(Id(number)),
            Name = $"vm-{number:000000}",
            ComputerName = $"vm-{number:000000}",
            Os = OsFamily.Windows,
            OsName = Copy("2016-datacenter"),
            Location = Copy(RegionNames[number % scenario.Regions]),
            Power = PowerState.Running,
            Tags = new TagSet.Readable(
                new Dictionary<string, string>
                {
                    [Copy("environment")] = Copy("production"),
                    [Copy("owner")] = $"team-{number % 40}",
                }
            ),
            Addresses = [$"10.{number / 65536}.{number / 256 % 256}.{number % 256}"],
        };

    private LegacyTlsRow Row(int number, LogWindow window) =>
        new()
        {
            Source = Copy("Event"),
            FirstSeen = window.From.AddHours(3),
            LastSeen = window.To.AddHours(-2),
            TlsVersion = Copy("TLS 1.0"),
            ClientHost = $"vm-{number:000000}",
            ClientResourceId = Id(number),
            Evidence = $"Schannel 36880, process {number % 900}",
            Hits = 40 + (number % 50),
            TotalHits = 200,
            Days = 7,
        };

    private static string Copy(string text) => new(text.AsSpan());

    // Box and Muller's way to a normal number.
    private TimeSpan Script(Random chance) =>
        scenario.MedianScript
        * Math.Exp(
            scenario.Spread
                * Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble()))
                * Math.Cos(2 * Math.PI * chance.NextDouble())
        );
}
