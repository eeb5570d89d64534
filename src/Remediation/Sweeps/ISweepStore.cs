namespace Remediation.Sweeps;

/// <summary>
/// Port: the records of sweeps. Every change is based on a version, so two instances never overwrite each other's
/// changes.
/// </summary>
public interface ISweepStore
{
    /// <summary>
    /// Stores a new record and returns it with its version; returns null and changes nothing if the id exists.
    /// </summary>
    Task<SweepRecord?> TryAddAsync(SweepRecord record, CancellationToken cancellationToken);

    /// <summary>The record; null if there is none.</summary>
    Task<SweepRecord?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The latest records, newest first by <see cref="SweepRecord.AcceptedAt"/>.</summary>
    /// <param name="most">At most this many, at least 1.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<IReadOnlyList<SweepRecord>> ListAsync(int most, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the record with the same id and <see cref="SweepRecord.Version"/>, and returns it with its new version;
    /// returns null and changes nothing if the stored version differs or the record is gone.
    /// </summary>
    Task<SweepRecord?> TryReplaceAsync(SweepRecord record, CancellationToken cancellationToken);

    /// <summary>
    /// Removes the record with the same id and version; returns false and changes nothing if the stored version differs
    /// or the record is gone.
    /// </summary>
    Task<bool> TryRemoveAsync(SweepRecord record, CancellationToken cancellationToken);
}
