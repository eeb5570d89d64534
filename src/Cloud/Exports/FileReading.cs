namespace Cloud.Exports;

/// <summary>What one file held. <c>Records</c> is the sum of the four counts after it.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Table">Its table.</param>
/// <param name="Records">Lines, rows or elements that are not blank.</param>
/// <param name="Mapped">Connections in the window.</param>
/// <param name="OutsideWindow">Connections before or after it.</param>
/// <param name="NotConnections">Sound records that tell of no connection.</param>
/// <param name="Malformed">Records that could not be understood.</param>
/// <param name="Examples">The first malformed ones, as <c>file:line: why</c>.</param>
/// <param name="Failure">Why the file does not count as read; null where it does.</param>
public sealed record FileReading(
    string File,
    string Table,
    long Records,
    long Mapped,
    long OutsideWindow,
    long NotConnections,
    long Malformed,
    IReadOnlyList<string> Examples,
    string? Failure
);
