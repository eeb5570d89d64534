using System.Text.Json.Nodes;
using Remediation.ConnectionLogs;
using Remediation.Inventory;
using Simulator.Platform;

namespace Cloud.Tests.Stage;

/// <summary>A world of a few rows, with VMs whose scripts are delegates.</summary>
internal sealed class Estate : ISimulatedEstate
{
    private readonly Dictionary<string, ScriptedVm> vms = new(StringComparer.OrdinalIgnoreCase);

    public List<JsonObject> Rows { get; } = [];

    public IReadOnlyList<JsonObject> Resources => Rows;

    public List<LoggedConnection> Lines { get; } = [];

    public IReadOnlyList<LoggedConnection> Log => Lines;

    public List<AddressObservation> Seen { get; } = [];

    public IReadOnlyList<AddressObservation> Sightings => Seen;

    public ISimulatedVm? FindVm(string resourceId) => vms.GetValueOrDefault(resourceId);

    public ScriptedVm AddVm(string name)
    {
        Rows.Add(Cloud.Tests.Stage.Rows.Vm(name));
        return vms[Cloud.Tests.Stage.Rows.VmId(name)] = new ScriptedVm();
    }

    /// <summary>An Arc server with status Connected in its row.</summary>
    public ScriptedVm AddArc(string name)
    {
        Rows.Add(Cloud.Tests.Stage.Rows.Arc(name, "Connected"));
        return vms[Cloud.Tests.Stage.Rows.ArcId(name)] = new ScriptedVm();
    }

    /// <summary>An instance of a uniform scale set, and the set.</summary>
    public ScriptedVm AddScaleSetVm(string set, string instance)
    {
        Rows.AddRange([Cloud.Tests.Stage.Rows.ScaleSet(set), Cloud.Tests.Stage.Rows.ScaleSetVm(set, instance)]);
        return vms[Cloud.Tests.Stage.Rows.ScaleSetVmId(set, instance)] = new ScriptedVm();
    }

    /// <summary>The machine called vm1 of a kind.</summary>
    public ScriptedVm Add(MachineKind kind) =>
        kind switch
        {
            MachineKind.ScaleSetVm => AddScaleSetVm("vm1", "0"),
            MachineKind.ArcServer => AddArc("vm1"),
            _ => AddVm("vm1"),
        };

    public void RemoveVm(string name) => vms.Remove(Cloud.Tests.Stage.Rows.VmId(name));
}
