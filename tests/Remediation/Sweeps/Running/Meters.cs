using System.Diagnostics.Metrics;

namespace Remediation.Tests.Sweeps.Running;

/// <summary>
/// Makes meters and writes down what they measure: the instrument, its value, its tags in order of name.
/// </summary>
internal sealed class Meters : IMeterFactory
{
    private readonly List<Meter> meters = [];
    private readonly MeterListener listener = new();
    private readonly Lock gate = new();

    public Meters()
    {
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (meters.Contains(instrument.Meter))
            {
                own.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();
    }

    public List<string> Measured { get; } = [];

    public Meter Create(MeterOptions options)
    {
        var meter = new Meter(options);
        meters.Add(meter);
        return meter;
    }

    public void Dispose()
    {
        listener.Dispose();
        meters.ForEach(meter => meter.Dispose());
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var line = string.Join(
            ' ',
            tags.ToArray().OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}")
        );
        lock (gate)
        {
            Measured.Add($"{instrument.Name} {value} {line}".Trim());
        }
    }
}
