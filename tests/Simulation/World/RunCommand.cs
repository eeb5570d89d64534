using Remediation.Orders;
using Simulation.Tests.Time;

namespace Simulation.Tests.World;

/// <summary>A run command of ours as Azure keeps it.</summary>
internal sealed class RunCommand(GuestOrder order, DateTimeOffset deadline)
{
    public GuestOrder Order => order;

    /// <summary>When the platform ends the script.</summary>
    public DateTimeOffset Deadline => deadline;

    public RunStage Stage { get; set; }

    /// <summary>What a question about it is answered once it ended or was given up.</summary>
    public GuestReply? Reply { get; set; }

    /// <summary>The next thing that will happen to it.</summary>
    public Alarm? Next { get; set; }

    /// <summary>True from the second start of its script on.</summary>
    public bool HasRun { get; set; }

    /// <summary>True while its script runs or may still start.</summary>
    public bool IsAlive => Stage is RunStage.Creating or RunStage.Running or RunStage.GivenUp;

    public OrderState State =>
        Stage switch
        {
            RunStage.Creating or RunStage.Running => new OrderState.InProgress
            {
                IsWaiting = Stage == RunStage.Creating,
            },
            _ => new OrderState.Ended(Reply!),
        };
}
