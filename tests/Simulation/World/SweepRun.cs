using Remediation.ConnectionLogs;
using Remediation.Inventory;
using Remediation.Orders;
using Remediation.Policies;
using Remediation.Sweeps;

namespace Simulation.Tests.World;

/// <summary>What one process has learned and done while it works on one message.</summary>
/// <param name="SweepId">The sweep.</param>
/// <param name="Request">What was asked for.</param>
internal sealed record SweepRun(string SweepId, SweepRequest Request)
{
    public InventorySnapshot? Inventory { get; set; }

    public LogAnswer? Log { get; set; }

    /// <summary>Orders that Azure took from it.</summary>
    public List<GuestOrder> Accepted { get; } = [];

    /// <summary>
    /// Machines that were under repair when it began. What it writes down itself proves nothing of what it was allowed
    /// to do.
    /// </summary>
    public required IReadOnlySet<MachineId> OpenBefore { get; init; }

    /// <summary>
    /// When it waited for which order: from the first word that it was under way to the last word of it, so far.
    /// </summary>
    public Dictionary<string, (DateTimeOffset First, DateTimeOffset Last)> Waits { get; } = [];

    /// <summary>What scripts printed, as it reached the process.</summary>
    public HashSet<(string Order, string Output)> Outputs { get; } = [];

    /// <summary>How far this sweep may go.</summary>
    public SweepMode Mode(Scenario scenario) => Request.Mode < scenario.Mode ? Request.Mode : scenario.Mode;

    /// <summary>Notes the answer to a question about an order, or to its sending.</summary>
    public void Note(GuestOrder order, OrderState state, DateTimeOffset now)
    {
        if (Waits.TryGetValue(order.Name, out var wait))
        {
            Waits[order.Name] = (wait.First, now);
        }
        else if (state is OrderState.InProgress)
        {
            Waits[order.Name] = (now, now);
        }

        if (state is OrderState.Ended { Reply: GuestReply.Answered answered })
        {
            Outputs.Add((order.Name, answered.Output));
        }
    }
}
