using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Remediation.Baseline;
using Remediation.Inventory;

namespace Remediation.Orders;

/// <summary>
/// One script execution on one machine. The order's name is derived from its content, so an order that is sent again
/// has the name of the existing run-command resource in Azure and is found instead of run twice.
/// </summary>
public sealed record GuestOrder
{
    /// <summary>
    /// Prefix of every run command that this product sends; orphaned run commands are recognized by it.
    /// </summary>
    public const string NamePrefix = "tlsr-";

    private readonly string settings;
    private readonly IReadOnlyList<KeyValuePair<string, string>> more;

    private GuestOrder(
        Machine machine,
        GuestMode mode,
        string name,
        string settings,
        IReadOnlyList<KeyValuePair<string, string>> more,
        DateTimeOffset? notAfter
    )
    {
        NotAfter = notAfter;
        Machine = machine;
        Mode = mode;
        Name = name;
        this.settings = settings;
        this.more = more;
    }

    /// <summary>The machine that the script runs on.</summary>
    public Machine Machine { get; }

    /// <summary>What the script does.</summary>
    public GuestMode Mode { get; }

    /// <summary>The run command's machine and name.</summary>
    public OrderHandle Handle => new(Machine, Name);

    /// <summary>Name of the run command, and the id that the report frame must echo.</summary>
    public string Name { get; }

    /// <summary>
    /// The script's parameters; never secret, they are visible to every principal that may read run commands.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters =>
        [new("OrderId", Name), new("Mode", Mode.ToString()), new("Settings", settings), .. more];

    /// <summary>
    /// The last moment at which the order may be sent, UTC; the script checks it again. Null if there is no limit.
    /// </summary>
    public DateTimeOffset? NotAfter { get; }

    /// <summary>The script's text; the same for every order of one build.</summary>
    public string Script { get; } = GuestScript.Text;

    /// <summary>
    /// An order to read the machine. <paramref name="occasion"/> (the sweep's id) gives each sweep's read its own name.
    /// </summary>
    /// <param name="machine">The machine.</param>
    /// <param name="baseline">The values to read.</param>
    /// <param name="occasion">The sweep's id.</param>
    /// <param name="probe">An endpoint for a handshake with the system's own defaults; null for none.</param>
    public static GuestOrder Inspect(
        Machine machine,
        TlsBaseline baseline,
        string occasion,
        ProbeEndpoint? probe = null
    )
    {
        return Create(
            machine,
            GuestMode.Inspect,
            baseline,
            probe is null ? occasion : $"{occasion} {probe}",
            probe is null ? [] : [new("Probe", probe.ToString())]
        );
    }

    /// <summary>
    /// An order to repair the machine. The attempt, counted from 1, is part of the name; the sweep is not.
    /// </summary>
    public static GuestOrder Repair(Machine machine, TlsBaseline baseline, int attempt) =>
        Create(machine, GuestMode.Repair, baseline, $"attempt {attempt}", []);

    /// <summary>An order to undo the repair order named <paramref name="repairName"/>.</summary>
    public static GuestOrder Restore(Machine machine, TlsBaseline baseline, string repairName) =>
        Create(machine, GuestMode.Restore, baseline, repairName, [new("UndoOf", repairName)]);

    /// <summary>
    /// An order to restart the machine after a repair's attempt. Each attempt has exactly one such order, so the
    /// machine restarts at most once per attempt.
    /// </summary>
    /// <param name="machine">The machine.</param>
    /// <param name="baseline">The values to read.</param>
    /// <param name="attempt">The repair's attempt.</param>
    /// <param name="notice">Delay and reason.</param>
    /// <param name="notAfter">
    /// The last moment at which Windows may be asked, UTC: an agent that was offline may start the script hours later.
    /// </param>
    public static GuestOrder Restart(
        Machine machine,
        TlsBaseline baseline,
        int attempt,
        RestartNotice notice,
        DateTimeOffset notAfter
    )
    {
        return Create(
            machine,
            GuestMode.Restart,
            baseline,
            $"attempt {attempt}",
            [
                .. notice.Parameters,
                new("NotAfter", notAfter.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)),
            ],
            notAfter
        );
    }

    private static GuestOrder Create(
        Machine machine,
        GuestMode mode,
        TlsBaseline baseline,
        string occasion,
        IReadOnlyList<KeyValuePair<string, string>> more,
        DateTimeOffset? notAfter = null
    )
    {
        var content = string.Join('\n', machine.Id.Value, mode, baseline.Id, GuestScript.Hash, occasion);
        var name = NamePrefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..24];
        return new GuestOrder(machine, mode, name, baseline.ScriptArgument, more, notAfter);
    }
}
