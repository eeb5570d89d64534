using Simulator.Guests;

namespace Simulator.Fleet;

/// <summary>
/// Counts the effects of repairs on one machine by comparing its registry before and after, independent of the
/// product's reports.
/// </summary>
public sealed class RepairCounter
{
    private bool isRepaired;

    /// <summary>Repair scripts that changed values.</summary>
    public int Applied { get; private set; }

    /// <summary>
    /// Of these, scripts that changed values although an earlier one had completed and no values were reset since; 0 if
    /// no repair was applied twice.
    /// </summary>
    public int Repeated { get; private set; }

    /// <summary>Number of restarts before the last of these scripts ran.</summary>
    public int RestartsBefore { get; private set; }

    /// <summary>
    /// Values were reset or the machine was recreated, so the next repair does not count as applied twice.
    /// </summary>
    internal void PutBack(bool really) => isRepaired &= !really;

    /// <summary>Runs a script and counts its effects, even if the script was killed.</summary>
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
        // A killed script leaves values for the next script to repair.
        isRepaired |= ended;
    }
}
