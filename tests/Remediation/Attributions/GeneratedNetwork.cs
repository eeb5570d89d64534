using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Callers;
using Remediation.Findings;
using Remediation.Inventory;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Attributions;

/// <summary>
/// A network of many sites with overlapping ranges, in which machines were cloned, moved and re-addressed during the
/// week, some without an agent; and connections of which it is known who made them.
/// </summary>
internal sealed class GeneratedNetwork
{
    public const int Week = 7 * 24;

    private static readonly DateTimeOffset Monday = A.Noon.AddDays(-7);
    private readonly Random chance;
    private readonly List<Holding> holdings = [];
    private readonly List<Machine> machines = [];
    private readonly Dictionary<MachineId, int> siteOf = [];
    private readonly HashSet<MachineId> withAgent = [];

    public GeneratedNetwork(int machineCount, int sites, int seed)
    {
        chance = new Random(seed);
        for (var number = 0; number < machineCount; number++)
        {
            Install(number, sites);
        }

        Move(machineCount * 2);
        Gateways =
        [
            .. Enumerable
                .Range(0, sites)
                .Select(site => new SharedAddress(
                    $"203.0.113.{site + 1}",
                    $"NAT gateway nat-{site}",
                    [
                        .. machines
                            .Where(machine => siteOf[machine.Id] == site && NumberOf(machine) % 3 == 0)
                            .Select(machine => machine.Id),
                    ]
                )),
        ];
        Inventory = new InventorySnapshot(
            [.. machines.Select(WithAddresses).OrderBy(machine => machine.Id.Value, StringComparer.Ordinal)],
            Gateways,
            null
        )
        {
            // Sites 0 and 1 overlap, and so do 2 and 3; the others have ranges of their own.
            Ranges =
            [
                .. Enumerable
                    .Range(0, sites)
                    .Select(site => new NetworkRange(
                        $"vnet-{site}",
                        System.Net.IPNetwork.Parse($"10.{Block(site)}.0.0/16")
                    )),
            ],
        };
        Sightings =
        [
            .. holdings
                .Where(holding => withAgent.Contains(holding.Machine))
                .GroupBy(holding => (holding.Address, holding.Machine))
                .Select(same => new AddressObservation(
                    same.Key.Address,
                    same.Key.Machine.Value,
                    "",
                    Hour(same.Min(h => h.From)),
                    Hour(same.Max(h => h.To))
                )),
        ];

        static int NumberOf(Machine machine) => int.Parse(machine.Name[3..]);
    }

    public InventorySnapshot Inventory { get; }

    public IReadOnlyList<SharedAddress> Gateways { get; }

    public IReadOnlyList<AddressObservation> Sightings { get; }

    /// <summary>What the logs say of one machine's connections of a few hours, and who it really was.</summary>
    public IEnumerable<(Finding Finding, MachineId Culprit)> Connections()
    {
        foreach (var machine in machines)
        {
            var from = chance.Next(Week - 12);
            var held = holdings.First(holding =>
                holding.Machine == machine.Id && holding.From <= from && from < holding.To
            );
            var finding = A.Finding(CallerOf(machine, held.Address)) with
            {
                FirstSeen = Hour(from).AddMinutes(30),
                LastSeen = Hour(Math.Min(from + 6, held.To - 1)).AddMinutes(45),
            };
            yield return (
                finding with
                {
                    LastSeen = finding.LastSeen < finding.FirstSeen ? finding.FirstSeen : finding.LastSeen,
                },
                machine.Id
            );
        }
    }

    private Caller CallerOf(Machine machine, string address) =>
        chance.Next(10) switch
        {
            0 => A.Caller(resourceId: machine.Id.Value),
            1 => A.Caller(host: machine.ComputerName),
            2 or 3 => A.Caller(host: machine.ComputerName, address: address),
            4 when Gateways.FirstOrDefault(gateway => gateway.Members.Contains(machine.Id)) is { } gateway => A.Caller(
                address: gateway.Address
            ),
            _ => A.Caller(address: address),
        };

    // Every fiftieth is a clone that kept the name of the one before it.
    private void Install(int number, int sites)
    {
        var site = number % sites;
        var name = $"srv{(number % 50 == 49 ? number - 1 : number):00000}";
        var machine = A.Machine(number + 1) with { Name = $"vm-{number}", ComputerName = name, Addresses = [] };
        machines.Add(machine);
        siteOf[machine.Id] = site;
        _ = chance.Next(10) < 7 ? withAgent.Add(machine.Id) : false;
        holdings.Add(
            new Holding(machine.Id, $"10.{Block(site)}.{number / sites / 250}.{(number / sites % 250) + 4}", 0, Week)
        );
    }

    // Two machines of a site swap or inherit an address in the middle of the week, with or without a reporting agent.
    private void Move(int moves)
    {
        for (var move = 0; move < moves; move++)
        {
            var (one, other) = (chance.Next(holdings.Count), chance.Next(holdings.Count));
            var (first, second) = (holdings[one], holdings[other]);
            if (
                siteOf[first.Machine] != siteOf[second.Machine]
                || first.Machine == second.Machine
                || first.From > 0
                || second.From > 0
                || first.To < Week
                || second.To < Week
            )
            {
                continue;
            }

            var at = chance.Next(24, Week - 24);
            (holdings[one], holdings[other]) = (first with { To = at }, second with { To = at });
            holdings.Add(new Holding(first.Machine, second.Address, at, Week));
            // Some machines get a fresh address instead, so that no machine holds the old one.
            holdings.Add(
                new Holding(
                    second.Machine,
                    chance.Next(2) == 0 ? first.Address : $"10.{Block(siteOf[second.Machine])}.200.{move % 250 + 4}",
                    at,
                    Week
                )
            );
        }
    }

    private Machine WithAddresses(Machine machine) =>
        machine with
        {
            Addresses =
            [
                .. holdings
                    .Where(holding => holding.Machine == machine.Id && holding.To == Week)
                    .Select(holding => holding.Address),
            ],
        };

    private static int Block(int site) => site < 4 ? site / 2 : site;

    private static DateTimeOffset Hour(int hour) => Monday.AddHours(hour);

    private sealed record Holding(MachineId Machine, string Address, int From, int To);
}
