using Remediation.Orders;

namespace Simulation.Tests.World;

/// <summary>One run of the script on a model.</summary>
/// <param name="Order">The order.</param>
/// <param name="Before">Each value as the frame writes it, before the script did anything.</param>
internal sealed record GuestRun(GuestOrder Order, IReadOnlyDictionary<string, string> Before)
{
    /// <summary>Ids of the values that were written, in order.</summary>
    public List<string> Written { get; } = [];

    public string Outcome { get; set; } = "Done";

    public string Message { get; set; } = "";

    public RestartNumber Restart { get; set; }

    /// <summary>True if the frame has no values because the script failed outside its modes.</summary>
    public bool IsEmpty { get; set; }

    /// <summary>How many values it may still write before it is killed.</summary>
    public int Left { get; set; }

    /// <summary>True where it was killed: it printed nothing.</summary>
    public bool IsKilled { get; set; }

    /// <summary>The last line that it printed; empty where it was killed.</summary>
    public string Frame { get; init; } = "";

    public int ExitCode => Outcome == "Done" ? 0 : 1;
}
