namespace Remediation.Sweeps.Intake;

/// <summary>The timer's door: each tick asks for a sweep of the whole scope in the installation's own mode.</summary>
public sealed class SweepTick(SweepDesk desk, ISweepStore store, SweepSettings settings, TimeProvider time)
{
    private const int WaitingSearched = 20;

    /// <summary>One tick. Where an earlier tick's sweep still waits, it stands for this one too: both would see the same world.</summary>
    public async Task<SweepRecord> TickAsync(CancellationToken cancellationToken)
    {
        await desk.ResendStrandedAsync(cancellationToken);
        var latest = await store.ListAsync(WaitingSearched, cancellationToken);
        if (latest.FirstOrDefault(record => record is { State: SweepState.Queued, Request.Origin: SweepOrigin.Timer }) is { } waiting)
        {
            return waiting;
        }

        var request = new SweepRequest { Origin = SweepOrigin.Timer, Mode = settings.Mode };
        return (await desk.AcceptAsync(SweepIds.OfTick(time.GetUtcNow()), request, cancellationToken)).Record;
    }
}
