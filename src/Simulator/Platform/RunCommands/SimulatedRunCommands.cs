using System.Text.Json.Nodes;
using Remediation.Inventory;

namespace Simulator.Platform.RunCommands;

/// <summary>The run commands of every machine, by machine and name without case.</summary>
internal sealed class SimulatedRunCommands
{
    /// <summary>Azure's limit for a VM.</summary>
    public const int LimitPerVm = 25;

    private readonly Lock gate = new();
    private readonly Dictionary<string, SortedDictionary<string, SimulatedRunCommand>> vms = new(
        StringComparer.OrdinalIgnoreCase
    );

    public SimulatedRunCommand? Find(string vm, string name)
    {
        lock (gate)
        {
            return GetOrAdd(vm).GetValueOrDefault(name);
        }
    }

    public IReadOnlyList<KeyValuePair<string, SimulatedRunCommand>> List(string vm)
    {
        lock (gate)
        {
            return [.. GetOrAdd(vm)];
        }
    }

    /// <summary>All of them as rows of Resource Graph.</summary>
    public IReadOnlyList<JsonObject> Rows()
    {
        lock (gate)
        {
            return [.. vms.SelectMany(vm => vm.Value, (vm, command) => Row(vm.Key, command.Key, command.Value))];
        }
    }

    public (PutOutcome Outcome, SimulatedRunCommand? Command) Put(VmAddress vm, string name, RunCommandBody body)
    {
        lock (gate)
        {
            var commands = GetOrAdd(vm.Id);
            var existing = commands.GetValueOrDefault(name);
            if (existing is null && commands.Count >= LimitPerVm)
            {
                return (PutOutcome.Full, null);
            }

            if (existing is { Provisioning: "Deleting" })
            {
                return (PutOutcome.BeingDeleted, null);
            }

            if (existing is not null && existing.Body.IsSameAs(body))
            {
                return (PutOutcome.Unchanged, existing);
            }

            existing?.Cancellation.Cancel();
            commands[name] = new SimulatedRunCommand(
                body,
                existing is null ? "Creating" : "Updating",
                vm.Kind.FirstExecution
            )
            {
                Machine = vm.Id,
                Siblings = this,
            };
            return (existing is null ? PutOutcome.Created : PutOutcome.Updated, commands[name]);
        }
    }

    /// <summary>Removes a run command if it is still the one meant.</summary>
    public void Remove(string vm, string name, SimulatedRunCommand command)
    {
        lock (gate)
        {
            if (GetOrAdd(vm).GetValueOrDefault(name) == command)
            {
                GetOrAdd(vm).Remove(name);
            }
        }
    }

    /// <summary>A machine is gone, and its run commands with it.</summary>
    public void Forget(MachineId machine)
    {
        List<SimulatedRunCommand> gone;
        lock (gate)
        {
            gone = [.. GetOrAdd(machine.Value).Values];
            GetOrAdd(machine.Value).Clear();
        }

        gone.ForEach(command => command.Cancellation.Cancel());
    }

    private static JsonObject Row(string vm, string name, SimulatedRunCommand command)
    {
        return new()
        {
            ["id"] = $"{vm}/runCommands/{name}",
            ["name"] = name,
            ["type"] =
                string.Join('/', vm.Split('/')[6..].Where((_, index) => index < 2)).ToLowerInvariant() + "/runcommands",
            ["subscriptionId"] = vm.Split('/')[2],
            ["tags"] = command.Body.Json["tags"]?.DeepClone(),
        };
    }

    private SortedDictionary<string, SimulatedRunCommand> GetOrAdd(string vm)
    {
        if (!vms.TryGetValue(vm, out var commands))
        {
            vms[vm] = commands = new SortedDictionary<string, SimulatedRunCommand>(StringComparer.OrdinalIgnoreCase);
        }

        return commands;
    }
}
