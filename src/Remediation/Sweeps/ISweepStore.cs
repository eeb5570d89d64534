namespace Remediation.Sweeps;

/// <summary>
/// Port: the records of sweeps. Every change is based on a version, so two instances never overwrite each other's.
/// </summary>
public interface ISweepStore
{
    /// <summary>
    /// Stores a new record and answers it with its version; null, and nothing changed, where its id exists.
    /// </summary>
    Task<SweepRecord?> TryAddAsync(SweepRecord record, CancellationToken cancellationToken);

    /// <summary>The record, or null.</summary>
    Task<SweepRecord?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The latest records, newest first by <see cref="SweepRecord.AcceptedAt"/>.</summary>
    /// <param name="most">At most this many, at least 1.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<IReadOnlyList<SweepRecord>> ListAsync(int most, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the record with the same id and <see cref="SweepRecord.Version"/> and answers it with its new version;
    /// null, and nothing changed, where it is another by now or gone.
    /// </summary>
    Task<SweepRecord?> TryReplaceAsync(SweepRecord record, CancellationToken cancellationToken);

    /// <summary>
    /// Forgets the record with the same id and version; false, and nothing changed, where it is another by now or gone.
    /// </summary>
    Task<bool> TryRemoveAsync(SweepRecord record, CancellationToken cancellationToken);
}
