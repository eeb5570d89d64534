using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Simulator.Platform;

/// <summary>Long-running operations by id. Polling addresses are absolute, as Azure's are.</summary>
internal sealed class LongOperations
{
    private readonly ConcurrentDictionary<string, Func<OperationStatus>> operations = new(StringComparer.Ordinal);

    /// <summary>Announces an operation in the headers of an answer.</summary>
    public void Announce(
        HttpContext context,
        VmAddress vm,
        string location,
        TimeSpan pollAfter,
        Func<OperationStatus> status
    )
    {
        var id = $"00000000-0000-0000-0001-{operations.Count + 1:x12}";
        while (!operations.TryAdd(id, status))
        {
            id = $"00000000-0000-0000-0001-{operations.Count + 1:x12}";
        }

        var request = context.Request;
        var address =
            $"{request.Scheme}://{request.Host}/subscriptions/{vm.Subscription}/providers/{vm.Kind.Provider}/"
            + $"locations/{location}/operations/{id}";
        context.Response.Headers["Azure-AsyncOperation"] = $"{address}?api-version={request.Query["api-version"]}";
        context.Response.Headers.Location = $"{address}?monitor=true&api-version={request.Query["api-version"]}";
        context.Response.RetryAfter(pollAfter);
    }

    public OperationStatus? Find(string id) => operations.TryGetValue(id, out var status) ? status() : null;
}
