using Remediation.Sweeps;

namespace Remediation.Tests.Sweeps;

/// <summary>A store where something may happen before each call.</summary>
internal sealed class TroubledStore(ISweepStore store) : ISweepStore
{
    /// <summary>Called before each call.</summary>
    public Func<string, Task> Before { get; set; } = _ => Task.CompletedTask;

    public List<string> Calls { get; } = [];

    public Task<SweepRecord?> TryAddAsync(SweepRecord record, CancellationToken cancellationToken) =>
        AfterAsync("add", () => store.TryAddAsync(record, cancellationToken));

    public Task<SweepRecord?> FindAsync(string id, CancellationToken cancellationToken) =>
        AfterAsync("find", () => store.FindAsync(id, cancellationToken));

    public Task<IReadOnlyList<SweepRecord>> ListAsync(int most, CancellationToken cancellationToken) =>
        AfterAsync("list", () => store.ListAsync(most, cancellationToken));

    public Task<SweepRecord?> TryReplaceAsync(SweepRecord record, CancellationToken cancellationToken) =>
        AfterAsync("replace", () => store.TryReplaceAsync(record, cancellationToken));

    public Task<bool> TryRemoveAsync(SweepRecord record, CancellationToken cancellationToken) =>
        AfterAsync("remove", () => store.TryRemoveAsync(record, cancellationToken));

    private async Task<T> AfterAsync<T>(string call, Func<Task<T>> go)
    {
        lock (Calls)
        {
            Calls.Add(call);
        }

        await Before(call);
        return await go();
    }
}
