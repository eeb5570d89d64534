using Remediation.Orders;

namespace Simulation.Tests.World;

/// <summary>The latest events, to explain a violation.</summary>
internal sealed class Tale
{
    private const int Longest = 4000;
    private const int MostTold = 60;

    private readonly Queue<(DateTimeOffset At, Happening Happening)> happenings = new();

    public void Add(DateTimeOffset at, Happening happening)
    {
        happenings.Enqueue((at, happening));
        if (happenings.Count > Longest)
        {
            happenings.Dequeue();
        }
    }

    /// <summary>The last things that name one of the words; all of them where there is no word.</summary>
    public IEnumerable<string> About(IReadOnlyCollection<string> words) =>
        happenings
            .Select(told => $"{told.At:MM-dd HH:mm:ss} {Line(told.Happening)}")
            .Where(line => words.Count == 0 || words.Any(word => line.Contains(word, StringComparison.Ordinal)))
            .TakeLast(MostTold);

    private static string Line(Happening happening) =>
        happening switch
        {
            Happening.RunBegan began => $"{began.Process} works on {began.SweepId} "
                + $"({began.Request.Mode}{(began.Request.DryRun ? ", dry" : "")})",
            Happening.RunEnded ended => $"{ended.Process} has done with {ended.SweepId} {ended.Fault?.Message}",
            Happening.EndpointFailed failed => $"{failed.Process}: an endpoint threw {failed.Fault.Message}",
            Happening.OrderAccepted accepted =>
                $"Azure takes {accepted.Order.Mode} {accepted.Order.Name} for {accepted.Machine} from "
                    + $"{accepted.Process}",
            Happening.OrderAnswered { State: OrderState.Ended ended } answered =>
                $"{answered.Process} hears of {answered.Order.Name}: {ended.Reply}",
            Happening.OrderAnswered answered => $"{answered.Process} hears of {answered.Order.Name}: {answered.State}",
            Happening.ScriptStarted started =>
                $"{started.Machine} runs {started.Order.Mode} {started.Order.Name}{(started.IsAgain ? " again" : "")}",
            Happening.ScriptEnded ended => $"{ended.Machine} ran {ended.Run.Order.Name}: "
                + $"{(ended.Run.IsKilled ? "killed" : ended.Run.Outcome)} {ended.Run.Message}, "
                + $"wrote {string.Join(' ', ended.Run.Written)}",
            Happening.OrderEnded ended => $"{ended.Name} on {ended.Machine} has ended",
            Happening.Deleted deleted => $"{deleted.Name} on {deleted.Machine} is deleted",
            Happening.RestartRequested asked => $"{asked.Machine} was asked to restart",
            Happening.Changed changed => $"{changed.Machine} is not what it was",
            Happening.LedgerWritten ledger => $"{ledger.Process} writes down {ledger.Entry}",
            Happening.Published published => $"{published.Process} publishes {published.Report.SweepId} "
                + $"({published.Report.InventoryIncomplete?.Detail}): "
                + string.Join(
                    ", ",
                    published.Report.Machines.Select(line =>
                        $"{line.Step.Machine.Name} {line.Step.Decision.Name} {line.Verdict.Kind} "
                        + $"{line.Verdict.Reason.Code.Id}"
                    )
                ),
            Happening.InventoryRead read => $"{read.Process} knows {read.Snapshot.Machines.Count} machines",
            Happening.LogRead read => $"{read.Process} has {read.Answer.Rows.Count} rows",
            _ => happening.GetType().Name,
        };
}
