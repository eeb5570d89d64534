using Remediation.Baseline;

namespace Simulation.Tests.World;

/// <content>The repair: plan, journal, writes, and the undoing of it all where a write fails.</content>
internal sealed partial class SimulatedGuest
{
    private void Repair(GuestRun run)
    {
        var journal = journals.GetValueOrDefault(run.Order.Name) ?? new Journal();
        var plan = baseline.Settings.Where(setting => IsHidden(setting) || !IsRight(setting)).ToList();
        if (Obstacle(plan) is { } obstacle)
        {
            (run.Outcome, run.Message) = ("Failed", $"{obstacle}; nothing was written");
            return;
        }

        if (plan.Count == 0 && journal.State != "Open")
        {
            return;
        }

        // What a killed run of this order left in place is undone with the rest, should this run fail.
        var undo =
            journal.State == "Open"
                ? journal
                    .Records.Where(record => Equals(this[record.Key], record.Value.Wrote))
                    .Select(record => (Id: record.Key, record.Value.Prior))
                    .ToList()
                : [];
        var end = journal.State == "Done" ? "Done" : "Undone";
        var missing = plan.Select(setting => setting.Path).Where(path => !Keys.Contains(path)).ToHashSet();
        var created = journal.State == "Done" ? missing : [.. missing, .. journal.Keys];
        journals[run.Order.Name] = Opened(journal, plan, missing);
        foreach (var setting in plan)
        {
            undo.Add((setting.Id, this[setting.Id]));
            if (Fault(setting) is { } fault)
            {
                (run.Outcome, run.Message) = ("Undone", $"{setting.Id}: {fault}; all was put back");
                undo.ForEach(step => this[step.Id] = step.Prior);
                Keys.RemoveWhere(path =>
                    created.Contains(path)
                    && !baseline.Settings.Any(other => other.Path == path && this[other.Id] is not null)
                );
                journal.State = end;
                return;
            }

            this[setting.Id] = Target(setting);
            run.Written.Add(setting.Id);
            if (--run.Left == 0)
            {
                run.IsKilled = true;
                return;
            }
        }

        IsRestartPending = true;
        journal.State = "Done";
    }

    private string? Obstacle(List<RegistrySetting> plan) =>
        baseline.Settings.FirstOrDefault(IsHidden) is { } hidden ? $"{hidden.Id} cannot be read: SecurityException"
        // Bits in an absent value would choose protocols that no administrator chose.
        : plan.Find(setting =>
            setting.Rule is RegistryRule.HasBits
            && this[setting.Id] is { Kind: not RegistryKind.Dword }
            && setting.AbsentIsFineFromBuild <= windows.Build
        )
            is { } text
            ? $"{text.Id} is a {this[text.Id]!.KindName} where Windows needs no value; delete it or make it a number"
        : null;

    private Journal Opened(Journal journal, List<RegistrySetting> plan, IEnumerable<string> missing)
    {
        if (journal.State == "Undone")
        {
            journal.Records.Clear();
            journal.Keys.Clear();
        }

        journal.Keys.UnionWith(missing);

        journal.State = "Open";
        foreach (var setting in plan)
        {
            var prior = journal.Records.TryGetValue(setting.Id, out var record) ? record.Prior : this[setting.Id];
            journal.Records[setting.Id] = (prior, Target(setting));
        }

        return journal;
    }

    private string? Fault(RegistrySetting setting) =>
        !Locked.Contains(setting.Path) ? null
        : Keys.Contains(setting.Path) ? "SecurityException: Requested registry access is not allowed."
        : "UnauthorizedAccessException: Access to the registry key is denied.";

    private GuestValue Target(RegistrySetting setting) =>
        setting.Rule is RegistryRule.HasBits bits && this[setting.Id] is { Kind: RegistryKind.Dword } value
            ? value with
            {
                Number = value.Number | bits.Mask,
            }
            : GuestValue.Dword(setting.Rule.Write);
}
