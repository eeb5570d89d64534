using Remediation.Ledger;

namespace Remediation.Sweeps;

/// <summary>Changes a record that other writers may change at the same time.</summary>
internal static class SweepRecordUpdater
{
    // One record has few writers: an endpoint, a worker and its monitor. More lost races in a row than this indicate a
    // bug.
    private const int MostTries = 10;

    /// <summary>
    /// Applies a change to the current record, and repeats it if another writer was faster. A change that returns its
    /// argument writes nothing.
    /// </summary>
    /// <returns>The record after the change; null if there is none.</returns>
    /// <exception cref="StateUnavailableException">Another writer was faster each time.</exception>
    public static async Task<SweepRecord?> ChangeAsync(
        this ISweepStore store,
        string id,
        Func<SweepRecord, SweepRecord> change,
        CancellationToken cancellationToken
    )
    {
        if (await store.TryChangeAsync(id, change, MostTries, cancellationToken) is { } changed)
        {
            return changed;
        }

        if (await store.FindAsync(id, cancellationToken) is null)
        {
            return null;
        }

        throw new StateUnavailableException(
            $"the record of sweep {id} changed {MostTries} times while it was to be written"
        );
    }

    /// <summary>
    /// Like <see cref="ChangeAsync"/>, but returns null instead of throwing if another writer was faster each time.
    /// </summary>
    public static async Task<SweepRecord?> TryChangeAsync(
        this ISweepStore store,
        string id,
        Func<SweepRecord, SweepRecord> change,
        int mostTries,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 0; attempt < mostTries; attempt++)
        {
            if (await store.FindAsync(id, cancellationToken) is not { } found)
            {
                return null;
            }

            var changed = change(found);
            if (ReferenceEquals(changed, found))
            {
                return found;
            }

            if (await store.TryReplaceAsync(changed, cancellationToken) is { } replaced)
            {
                return replaced;
            }
        }

        return null;
    }
}
