using System.Text.Json;
using Remediation.Orders;
using Remediation.Reasons;

namespace Remediation.GuestReports;

/// <summary>
/// Reads the report frame, the last line that the script prints: <c>TLSR2 {order} {length} {json}</c>. Azure keeps the
/// end of the output, so a frame without its start was truncated. Total: any text that is not exactly a frame of this
/// order gives an unreadable result with the reason.
/// </summary>
public static class FrameParser
{
    private const string Marker = "TLSR";
    private const string Version = "TLSR2";

    /// <summary>Reads the output of an order.</summary>
    /// <param name="order">The order that the frame must echo.</param>
    /// <param name="settings">Ids that the frame must report, in order.</param>
    /// <param name="output">The part of standard output that the platform kept.</param>
    /// <param name="known">The pool of earlier reports of the same settings; null for none.</param>
    public static FrameReading Parse(
        GuestOrder order,
        IReadOnlyList<string> settings,
        string output,
        GuestReportPool? known = null
    )
    {
        var line = output
            .Split('\n')
            .Select(text => text.Trim())
            .LastOrDefault(text => text.StartsWith(Marker, StringComparison.Ordinal));
        if (line is null)
        {
            return Fault(ReasonCodes.FrameMissing, $"{output.Length} characters of output without a frame.");
        }

        var parts = line.Split(' ', 4);
        if (parts[0] != Version)
        {
            return Fault(ReasonCodes.FrameVersionUnknown, $"The frame starts with '{parts[0]}', not {Version}.");
        }

        if (parts.Length < 4 || !int.TryParse(parts[2], out var length) || length != parts[3].Length)
        {
            return Fault(ReasonCodes.FrameDamaged, "The frame is shorter or longer than it says.");
        }

        return parts[1] != order.Name
            ? Fault(ReasonCodes.FrameOfOtherOrder, $"The frame is of order '{parts[1]}'.")
            : ParseBody(parts[3], order.Mode, settings, known);
    }

    private static FrameReading ParseBody(
        string json,
        GuestMode mode,
        IReadOnlyList<string> settings,
        GuestReportPool? known
    )
    {
        if (known?.Find(json) is { } same && same.Mode == mode)
        {
            return new FrameReading.Read(same);
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            var report = FrameBody.Read(document.RootElement, settings);
            if (Mismatch(report, mode, settings) is { } mismatch)
            {
                return Fault(ReasonCodes.FrameDamaged, mismatch);
            }

            known?.Add(json, report);
            return new FrameReading.Read(report);
        }
        catch (Exception error)
            when (error
                    is JsonException
                        or FormatException
                        or InvalidOperationException
                        or KeyNotFoundException
                        or ArgumentException
            )
        {
            // System.Text.Json throws these exceptions for a missing member, a wrong type and a lone surrogate; in all
            // cases the frame is invalid.
            return Fault(ReasonCodes.FrameDamaged, $"The frame's JSON cannot be read: {error.GetType().Name}.");
        }
    }

    private static string? Mismatch(GuestReport report, GuestMode mode, IReadOnlyList<string> settings)
    {
        if (report.Mode != mode)
        {
            return $"The frame tells of {report.Mode}, the order was {mode}.";
        }

        // A script that failed before it read any value reports none.
        var isEarlyFailure = report.Outcome == GuestOutcome.Failed && report.Values.Count == 0;
        return isEarlyFailure || report.Values.Select(value => value.Setting).SequenceEqual(settings)
            ? null
            : "The frame does not report exactly the order's settings.";
    }

    private static FrameReading.Unreadable Fault(ReasonCode code, string detail) => new(new Reason(code, detail));
}
