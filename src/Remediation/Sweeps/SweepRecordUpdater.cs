using Remediation.Ledger;

namespace Remediation.Sweeps;

/// <summary>Changes a record that others may be changing at the same time.</summary>
internal static class SweepRecordUpdater
{
    // One record has few writers: an endpoint, a worker and its monitor. More lost races in a row than this indicate a
    // bug.
    private const int MostTries = 10;

    /// <summary>
    /// Applies a change to the record as it stands, again if somebody was faster; a change that answers its argument
    /// writes nothing.
    /// </summary>
    /// <returns>The record as it stands afterwards; null where there is none.</returns>
    /// <exception cref="StateUnavailableException">Somebody was faster each time.</exception>
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

    /// <summary>The same where it may be left undone: null also where somebody was faster each time.</summary>
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
