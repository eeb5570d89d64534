using Remediation.Ledger;
using Simulation.Tests.Time;
using Simulation.Tests.World;

namespace Simulation.Tests.Ports;

/// <summary>
/// The network between one process and the rest of the world. A request that is on its way arrives although its sender
/// has died; an answer to the dead is lost.
/// </summary>
internal sealed class Wire(WorldState world, SimulatedProcess process)
{
    public SimulatedProcess Process => process;

    public WorldState World => world;

    /// <summary>
    /// A call: it takes a while to arrive, has its effect, and the answer takes a while to come back.
    /// </summary>
    /// <param name="effect">What happens on the other side.</param>
    /// <param name="arrived">Called where the answer reaches the process.</param>
    /// <param name="cancellationToken">Stops waiting, not the effect.</param>
    public Task<T> CallAsync<T>(Func<T> effect, CancellationToken cancellationToken, Action<T>? arrived = null)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var stop = cancellationToken.UnsafeRegister(_ => answer.TrySetCanceled(cancellationToken), null);
        world.Time.After(world.Between(0.002, 0.2), () => Arrive(effect));
        return answer.Task;

        void Arrive(Func<T> call)
        {
            try
            {
                var result = call();
                Return(() => _ = answer.TrySetResult(result) && arrived is not null ? Told(arrived, result) : 0);
            }
            catch (Exception fault) when (fault is StateUnavailableException or LedgerConflictException)
            {
                Return(() => answer.TrySetException(fault));
            }
        }

        void Return(Action complete) =>
            world.Time.After(
                world.Between(0.002, 0.2),
                () =>
                {
                    stop.Dispose();
                    complete();
                },
                process
            );
    }

    /// <summary>
    /// A call to storage, which sometimes does not answer; then the effect of the call is unknown.
    /// </summary>
    public Task<T> StateAsync<T>(string what, Func<T> effect, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return world.Happens(Fault.StateUnavailable)
                ? CallAsync<T>(() => throw new StateUnavailableException(what), cancellationToken)
            : world.Happens(Fault.StateSilent) ? CallAsync<T>(() => throw Silent(what, effect()), cancellationToken)
            : CallAsync(effect, cancellationToken);
    }

    private static StateUnavailableException Silent<T>(string what, T lost) =>
        new($"{what}, which answered {lost} to nobody");

    private static int Told<T>(Action<T> arrived, T result)
    {
        arrived(result);
        return 1;
    }
}
