using System.Text.Json.Nodes;
using Remediation.Fleet;

namespace Lab.Platform.RunCommands;

/// <summary>The run commands of every machine, by machine and name without case.</summary>
internal sealed class LabRunCommands
{
    /// <summary>Azure's limit for a VM.</summary>
    public const int LimitPerVm = 25;

    private readonly Lock gate = new();
    private readonly Dictionary<string, SortedDictionary<string, LabRunCommand>> vms = new(
        StringComparer.OrdinalIgnoreCase
    );

    public LabRunCommand? Find(string vm, string name)
    {
        lock (gate)
        {
            return Of(vm).GetValueOrDefault(name);
        }
    }

    public IReadOnlyList<KeyValuePair<string, LabRunCommand>> List(string vm)
    {
        lock (gate)
        {
            return [.. Of(vm)];
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

    public (PutOutcome Outcome, LabRunCommand? Command) Put(LabVmAddress vm, string name, RunCommandBody body)
    {
        lock (gate)
        {
            var commands = Of(vm.Id);
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
            commands[name] = new LabRunCommand(body, existing is null ? "Creating" : "Updating", vm.Kind.FirstExecution)
            {
                Machine = vm.Id,
                Siblings = this,
            };
            return (existing is null ? PutOutcome.Created : PutOutcome.Updated, commands[name]);
        }
    }

    /// <summary>Removes a run command if it is still the one meant.</summary>
    public void Remove(string vm, string name, LabRunCommand command)
    {
        lock (gate)
        {
            if (Of(vm).GetValueOrDefault(name) == command)
            {
                Of(vm).Remove(name);
            }
        }
    }

    /// <summary>A machine is gone, and its run commands with it.</summary>
    public void Forget(MachineId machine)
    {
        List<LabRunCommand> gone;
        lock (gate)
        {
            gone = [.. Of(machine.Value).Values];
            Of(machine.Value).Clear();
        }

        gone.ForEach(command => command.Cancellation.Cancel());
    }

    private static JsonObject Row(string vm, string name, LabRunCommand command)
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

    private SortedDictionary<string, LabRunCommand> Of(string vm)
    {
        if (!vms.TryGetValue(vm, out var commands))
        {
            vms[vm] = commands = new SortedDictionary<string, LabRunCommand>(StringComparer.OrdinalIgnoreCase);
        }

        return commands;
    }
}
