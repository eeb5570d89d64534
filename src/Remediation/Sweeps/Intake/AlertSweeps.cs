namespace Remediation.Sweeps.Intake;

/// <summary>Decides which alerts share a sweep that has not started. Pure.</summary>
internal static class AlertSweeps
{
    /// <summary>True if the request's machines can be added to the sweep.</summary>
    public static bool CanJoin(SweepRecord record, SweepRequest request)
    {
        return record is { State: SweepState.Queued, Request.Origin: SweepOrigin.Alert }
            && record.Request.Mode == request.Mode
            && Names(record.Request) > 0
            && Names(request) > 0
            && Union(record.Request, request).FitsARecord;
    }

    /// <summary>
    /// The record with the request's machines added; the same record if it already contains the machines or they cannot
    /// be added.
    /// </summary>
    public static SweepRecord Join(SweepRecord record, SweepRequest request)
    {
        var union = Union(record.Request, request);
        return CanJoin(record, request) && union.Fingerprint != record.Request.Fingerprint
            ? record with
            {
                Request = union,
            }
            : record;
    }

    /// <summary>True if the sweep still waits and its target contains every machine of the request.</summary>
    public static bool Covers(SweepRecord record, SweepRequest request) =>
        CanJoin(record, request) && Union(record.Request, request).Fingerprint == record.Request.Fingerprint;

    private static SweepRequest Union(SweepRequest one, SweepRequest other)
    {
        return one with
        {
            Machines = [.. one.Machines.Union(other.Machines)],
            ComputerNames = [.. one.ComputerNames.Union(other.ComputerNames)],
        };
    }

    private static int Names(SweepRequest request) => request.Machines.Count + request.ComputerNames.Count;
}
