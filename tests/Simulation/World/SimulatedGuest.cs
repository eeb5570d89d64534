using System.Globalization;
using Remediation.Baseline;
using Remediation.Orders;
using Simulator.Machines;

namespace Simulation.Tests.World;

/// <summary>
/// A model of what the guest script does to one Windows: fast, and held to the real script by a test. It knows the
/// values of a baseline, the journal of each repair, and the two marks that a restart takes away.
/// </summary>
/// <param name="windows">Which Windows.</param>
/// <param name="baseline">The values that exist in this world.</param>
internal sealed partial class SimulatedGuest(WindowsEdition windows, TlsBaseline baseline)
{
    private readonly Dictionary<string, GuestValue> values = [];
    private readonly Dictionary<string, Journal> journals = [];

    public WindowsEdition Windows => windows;

    /// <summary>
    /// Keys that exist although no value of the baseline is in them, by the path that the baseline gives.
    /// </summary>
    public HashSet<string> Keys { get; } = [];

    /// <summary>Keys that deny writing.</summary>
    public HashSet<string> Locked { get; } = [];

    /// <summary>Keys that deny reading.</summary>
    public HashSet<string> Hidden { get; } = [];

    public bool HasStrayKey { get; set; }

    public bool IsRestartPending { get; private set; }

    public bool IsRestartAsked { get; private set; }

    public GuestValue? this[string id]
    {
        get => values.GetValueOrDefault(id);
        set
        {
            if (value is null)
            {
                values.Remove(id);
            }
            else
            {
                values[id] = value;
                Keys.Add(baseline.Find(id)!.Path);
            }
        }
    }

    public bool IsRight(RegistrySetting setting) => setting.IsMetBy(GuestValue.Fact(this[setting.Id]), windows.Build);

    /// <summary>Reads a value by its real path, as an application does.</summary>
    public object? Read(string path, string name) =>
        baseline.Settings.FirstOrDefault(setting => setting.Path == "HKLM\\" + path && setting.ValueName == name)
            is { } found
            ? this[found.Id]?.Data
            : null;

    /// <summary>What a restart of Windows takes away.</summary>
    public void Restart() => IsRestartPending = IsRestartAsked = false;

    /// <summary>Runs an order's script.</summary>
    /// <param name="order">The order.</param>
    /// <param name="now">The machine's own clock.</param>
    /// <param name="most">How many values it may write before something kills it; null where nothing does.</param>
    /// <returns>What it did and printed.</returns>
    public GuestRun Run(GuestOrder order, DateTimeOffset now, int? most = null)
    {
        var run = new GuestRun(order, baseline.Settings.ToDictionary(setting => setting.Id, Text))
        {
            Left = most ?? int.MaxValue,
        };
        if (most == 0)
        {
            run.IsKilled = true;
        }
        else if (order.Mode == GuestMode.Repair)
        {
            Repair(run);
        }
        else if (order.Mode == GuestMode.Restart)
        {
            AskForRestart(run, now);
        }

        return run.IsKilled ? run : run with { Frame = Frame(run) };
    }

    private void AskForRestart(GuestRun run, DateTimeOffset now)
    {
        var notAfter = run.Order.Parameters.First(parameter => parameter.Key == "NotAfter").Value;
        if (!IsRestartPending || IsRestartAsked)
        {
            run.Restart = IsRestartPending ? RestartNumber.AskedBefore : RestartNumber.NotAsked;
        }
        else if (
            string.CompareOrdinal(now.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture), notAfter)
            > 0
        )
        {
            (run.Outcome, run.Message, run.IsEmpty) = (
                "Failed",
                "the time for this restart is over; Windows was not asked",
                true
            );
        }
        else
        {
            IsRestartAsked = true;
            run.Restart = RestartNumber.Asked;
        }
    }

    private string Text(RegistrySetting setting) =>
        IsHidden(setting) ? "!SecurityException" : GuestValue.InFrame(this[setting.Id]);

    // A missing key denies no access.
    private bool IsHidden(RegistrySetting setting) => Hidden.Contains(setting.Path) && Keys.Contains(setting.Path);

    private string Frame(GuestRun run)
    {
        var facts = run.IsEmpty
            ? []
            : baseline.Settings.Select(setting =>
                (
                    setting.Id,
                    Before: run.Before[setting.Id],
                    After: run.Order.Mode == GuestMode.Inspect ? run.Before[setting.Id] : Text(setting)
                )
            );
        var lines = facts.Select(fact =>
            fact.Before == fact.After
                ? $"[\"{fact.Id}\",\"{fact.Before}\"]"
                : $"[\"{fact.Id}\",\"{fact.Before}\",\"{fact.After}\"]"
        );
        var json =
            $$"""{"m":"{{run.Order.Mode}}","o":"{{run.Outcome}}","e":"{{Cut(run.Message)}}","b":{{windows.Build}}"""
            + $$""","n":"{{windows.ProductName}}","i":"","u":0,"p":"5.1","d":{{windows.DotNetRelease}},"h":"","f":"-","c":"-" """.TrimEnd()
            + $$""","r":{{(IsRestartPending ? 1 : 0)}},"a":{{(int)run.Restart}},"k":{{(HasStrayKey ? 1 : 0)}},"t":[]"""
            + $$""","v":[{{string.Join(',', lines)}}],"w":[{{string.Join(',', run.Written.Select(id => $"\"{id}\""))}}]}""";
        return $"TLSR2 {run.Order.Name} {json.Length} {json}";
    }

    // Messages of this model are ASCII without quotes, so what is printed is what is counted.
    private static string Cut(string message) => message.Length <= 160 ? message : message[..160];

    private sealed class Journal
    {
        public string State { get; set; } = "";

        /// <summary>Keys that were not there before it.</summary>
        public HashSet<string> Keys { get; } = [];

        public Dictionary<string, (GuestValue? Prior, GuestValue Wrote)> Records { get; } = [];
    }
}
