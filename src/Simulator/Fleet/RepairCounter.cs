using Simulator.Guests;

namespace Simulator.Fleet;

/// <summary>
/// Counts what repairs really did to one machine, by its registry before and after, never by what the product says of
/// them.
/// </summary>
public sealed class RepairCounter
{
    private bool isRepaired;

    /// <summary>Repair scripts that changed values.</summary>
    public int Applied { get; private set; }

    /// <summary>
    /// Of these, the ones that changed values although an earlier one had run to its end and nobody had put values back
    /// since; 0 where no repair was applied twice.
    /// </summary>
    public int Repeated { get; private set; }

    /// <summary>How many restarts there had been when the last of them ran.</summary>
    public int RestartsBefore { get; private set; }

    /// <summary>Somebody put values back, or the machine was made anew: a repair after this is no second one.</summary>
    internal void PutBack(bool really) => isRepaired &= !really;

    /// <summary>Runs a script and counts what came of it, also where it was killed on its way.</summary>
    internal async Task<T> CountAsync<T>(
        IReadOnlyList<KeyValuePair<string, string>> parameters,
        int restarts,
        IGuest guest,
        Func<Task<T>> run
    )
    {
        var mode = parameters.FirstOrDefault(parameter => parameter.Key == "Mode").Value;
        if (mode is not ("Repair" or "Restore"))
        {
            return await run();
        }

        var before = TlsRegistryValues.Read(await guest.ReadAsync(CancellationToken.None));
        var ended = false;
        try
        {
            var result = await run();
            ended = true;
            return result;
        }
        finally
        {
            Count(
                mode,
                !before.SequenceEqual(TlsRegistryValues.Read(await guest.ReadAsync(CancellationToken.None))),
                ended,
                restarts
            );
        }
    }

    private void Count(string mode, bool changed, bool ended, int restarts)
    {
        if (!changed)
        {
            return;
        }

        if (mode == "Restore")
        {
            isRepaired = false;
            return;
        }

        Applied++;
        Repeated += isRepaired ? 1 : 0;
        RestartsBefore = restarts;
        // One that was killed has left work for the next.
        isRepaired |= ended;
    }
}
