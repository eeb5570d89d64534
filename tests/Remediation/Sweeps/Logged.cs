using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Remediation.Tests.Sweeps;

/// <summary>Writes down what is logged: the event, then its values by name as the template has them.</summary>
internal sealed class Logged<T> : ILogger<T>
{
    private readonly Lock gate = new();
    private readonly List<string> lines = [];

    /// <summary>The lines of one event, in order.</summary>
    public IReadOnlyList<string> Of(int eventId) =>
        [.. lines.Where(line => line.StartsWith($"{eventId} ", StringComparison.Ordinal))];

    /// <summary>The ids of all events, in order.</summary>
    public IReadOnlyList<int> Events =>
        [.. lines.Select(line => int.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture))];

    /// <summary>The level from which on anything is logged.</summary>
    public LogLevel Level { get; init; } = LogLevel.Trace;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= Level;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        var values = ((IReadOnlyList<KeyValuePair<string, object?>>)state!)
            .Where(pair => pair.Key != "{OriginalFormat}")
            .Select(pair => $"{pair.Key}={pair.Value}");
        lock (gate)
        {
            lines.Add($"{eventId.Id} {string.Join(' ', values)}");
        }
    }
}
