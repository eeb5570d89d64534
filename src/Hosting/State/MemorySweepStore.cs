using System.Globalization;
using Cloud.State;
using Remediation.Sweeps;

namespace Hosting.State;

/// <summary>A sweep store in memory, with records in the form that the table has.</summary>
public sealed class MemorySweepStore : ISweepStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Row> rows = new(StringComparer.Ordinal);
    private long last;

    /// <inheritdoc/>
    public Task<SweepRecord?> TryAddAsync(SweepRecord record, CancellationToken cancellationToken)
    {
        var json = SweepRecordJson.Write(record);
        return Locked(
            () => rows.TryAdd(record.Id, new Row(record.AcceptedAt, json, ++last)) ? rows[record.Id].Read() : null,
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<SweepRecord?> FindAsync(string id, CancellationToken cancellationToken) =>
        Locked(() => rows.GetValueOrDefault(id)?.Read(), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SweepRecord>> ListAsync(int most, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        return Locked<IReadOnlyList<SweepRecord>>(
            () =>
                [
                    .. rows.OrderByDescending(row => row.Value.Place)
                        .ThenBy(row => row.Key, StringComparer.Ordinal)
                        .Take(most)
                        .Select(row => row.Value.Read()),
                ],
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<SweepRecord?> TryReplaceAsync(SweepRecord record, CancellationToken cancellationToken)
    {
        var json = SweepRecordJson.Write(record);
        return Locked(
            () =>
            {
                if (!IsCurrent(record))
                {
                    return null;
                }

                rows[record.Id] = new Row(rows[record.Id].Place, json, ++last);
                return rows[record.Id].Read();
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<bool> TryRemoveAsync(SweepRecord record, CancellationToken cancellationToken) =>
        Locked(() => IsCurrent(record) && rows.Remove(record.Id), cancellationToken);

    private bool IsCurrent(SweepRecord record) =>
        rows.TryGetValue(record.Id, out var row) && row.Text == record.Version;

    private Task<T> Locked<T>(Func<T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            return Task.FromResult(work());
        }
    }

    private sealed class Row(DateTimeOffset place, byte[] json, long version)
    {
        private SweepRecord? read;

        public DateTimeOffset Place => place;

        public string Text { get; } = version.ToString(CultureInfo.InvariantCulture);

        // Rows and records are immutable, so a record that was read once is reused.
        public SweepRecord Read() => read ??= SweepRecordJson.Read(json, Text);
    }
}
