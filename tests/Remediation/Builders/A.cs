using Remediation.Attributions;
using Remediation.Baseline;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Callers;
using Remediation.Evaluation;
using Remediation.Findings;
using Remediation.Inventory;
using Remediation.Ledger;
using Remediation.Orders;
using Remediation.Planning;
using Remediation.Policies;
using Remediation.Reasons;

namespace Remediation.Tests.Builders;

/// <summary>
/// Nouns of the path with sensible defaults. Everything is an immutable record: say what differs by <c>with</c>.
/// </summary>
internal static partial class A
{
    public const string Subscription = "11111111-2222-3333-4444-555555555555";

    /// <summary>The time of every story: a Tuesday noon.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public static MachineId Id(int number = 1) =>
        MachineId.Parse(
            $"/subscriptions/{Subscription}/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/"
                + $"vm-{number:00}"
        );

    public static MachineId ScaleSetId(int instance = 0) =>
        MachineId.Parse(
            $"/subscriptions/{Subscription}/resourceGroups/rg/providers/Microsoft.Compute/"
                + $"virtualMachineScaleSets/set/virtualMachines/{instance}"
        );

    public static MachineId ArcId(int number = 1) =>
        MachineId.Parse(
            $"/subscriptions/{Subscription}/resourceGroups/rg/providers/Microsoft.HybridCompute/machines/"
                + $"arc-{number:00}"
        );

    public static Machine.AzureVm Machine(int number = 1) =>
        new()
        {
            Id = Id(number),
            Name = $"VM-{number:00}",
            ComputerName = $"vm-{number:00}",
            Os = OsFamily.Windows,
            OsName = "2016-Datacenter",
            Location = "westeurope",
            Power = PowerState.Running,
            Tags = TagSet.None,
            Addresses = [$"10.0.0.{number}"],
        };

    public static Machine.ScaleSetVm ScaleSetVm(int instance = 0) =>
        new()
        {
            Id = ScaleSetId(instance),
            Name = $"set_{instance}",
            ComputerName = $"set00000{instance}",
            Os = OsFamily.Windows,
            OsName = "2022-Datacenter",
            Location = "westeurope",
            Power = PowerState.Running,
            Tags = TagSet.None,
            Addresses = [$"10.0.1.{instance}"],
        };

    public static Machine.ArcServer ArcServer(int number = 1) =>
        new()
        {
            Id = ArcId(number),
            Name = $"ARC-{number:00}",
            ComputerName = $"arc-{number:00}",
            Os = OsFamily.Windows,
            OsName = "Windows Server 2012 R2",
            Location = "westeurope",
            Power = PowerState.Running,
            Tags = TagSet.None,
            Addresses = [$"192.168.0.{number}"],
        };

    public static TagSet Tag(string name, string value) =>
        new TagSet.Readable(new Dictionary<string, string> { [name] = value });

    public static InventorySnapshot Inventory(params Machine[] machines) => new(machines, [], null);

    public static LegacyTlsRow Row() =>
        new()
        {
            Source = "StorageBlobLogs",
            FirstSeen = Noon.AddDays(-2),
            LastSeen = Noon.AddDays(-1),
            TlsVersion = "TLS 1.0",
            ClientHost = "VM-01",
            ServerResourceId = "/subscriptions/s/storage",
            Hits = 10,
            TotalHits = 20,
            Days = 2,
        };

    public static Caller Caller(
        string resourceId = "",
        string host = "",
        string address = "",
        bool serverSide = false
    ) => new(resourceId, host, address, serverSide);

    public static Finding Finding(Caller? caller = null) =>
        new()
        {
            Caller = caller ?? Caller(host: "vm-01"),
            Protocol = TlsProtocol.Tls10,
            FirstSeen = Noon.AddDays(-2),
            LastSeen = Noon.AddDays(-1),
            Hits = 10,
            TotalHits = 20,
            Days = 2,
            Sources = ["StorageBlobLogs"],
            Servers = ["/subscriptions/s/storage"],
            AllEvidence = ["agent/1.0"],
            Rows = 1,
        };

    public static Finding FindingOf(Machine machine) => Finding(Caller(resourceId: machine.Id.Value));

    public static Attribution.Attributed Proof(Machine machine, Finding? finding = null) =>
        new(finding ?? FindingOf(machine), machine, AttributionBasis.ResourceId);

    public static Attribution.Unattributed Doubt(params Machine[] candidates) =>
        new(
            Finding(Caller(address: "10.9.9.9")),
            new Reason(ReasonCodes.AddressShared, "10.9.9.9 is shared."),
            candidates
        );

    public static LedgerEntry Entry(int machine = 1) => new(Id(machine));

    /// <summary>Observations by agents: every machine held its own addresses all the time.</summary>
    public static AddressObservation[] Sightings(InventorySnapshot inventory) =>
        [
            .. inventory.Machines.SelectMany(
                machine => machine.Addresses.Distinct(),
                (machine, address) =>
                    new AddressObservation(
                        address,
                        machine.Id.Value,
                        machine.ComputerName,
                        Noon.AddDays(-40),
                        Noon.AddDays(40)
                    )
            ),
        ];

    public static SweepPolicy Policy(SweepMode mode = SweepMode.Repair) => new() { Mode = mode };

    public static PlanInput Input(params Machine[] machines) => new(Inventory(machines), [], [], Policy(), Noon);

    public static PlanSubject Suspect(Machine? machine = null, LedgerEntry? entry = null)
    {
        var suspected = machine ?? Machine();
        return new PlanSubject(suspected, [FindingOf(suspected)], null, entry);
    }

    public static PlanStep Step(Decision decision, LedgerEntry? entry = null, Machine? machine = null) =>
        new(Suspect(machine, entry), decision);

    /// <summary>A step on a machine that the logs do not name.</summary>
    public static PlanStep QuietStep(Decision decision, LedgerEntry? entry = null) =>
        new(new PlanSubject(Machine(), [], null, entry), decision);

    public static GuestOrder Inspection(Machine? machine = null) =>
        GuestOrder.Inspect(machine ?? Machine(), TlsBaseline.Default, "sweep-1");

    public static GuestOrder InspectOrder(Machine? machine = null) =>
        GuestOrder.Inspect(machine ?? Machine(), TlsBaseline.Default, "sweep-1");

    public static GuestOrder RepairOrder(Machine? machine = null, int attempt = 1) =>
        GuestOrder.Repair(machine ?? Machine(), TlsBaseline.Default, attempt);

    public static Evidence Evidence(OrderOutcome outcome, long? legacy = null, long? modern = null) =>
        new(outcome, legacy is null && modern is null ? null : new MachineTraffic(Id(), legacy ?? 0, modern ?? 0));
}
