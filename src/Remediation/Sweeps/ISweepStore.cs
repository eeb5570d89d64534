namespace Remediation.Sweeps;

/// <summary>Port: the records of sweeps.</summary>
public interface ISweepStore
{
    /// <summary>Stores a new record; false, and nothing changed, where its id exists.</summary>
    Task<bool> TryAddAsync(SweepRecord record, CancellationToken cancellationToken);

    /// <summary>The record, or null.</summary>
    Task<SweepRecord?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The latest records, newest first by <see cref="SweepRecord.AcceptedAt"/>.</summary>
    /// <param name="most">At most this many, at least 1.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<IReadOnlyList<SweepRecord>> ListAsync(int most, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the record with the same id and <see cref="SweepRecord.Version"/>; false, and nothing changed, where it is another by now or gone.
    /// </summary>
    Task<bool> TryReplaceAsync(SweepRecord record, CancellationToken cancellationToken);

    /// <summary>Forgets a record; nothing happens where there is none.</summary>
    Task RemoveAsync(string id, CancellationToken cancellationToken);
}
