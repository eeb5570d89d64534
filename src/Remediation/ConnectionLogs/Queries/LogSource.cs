namespace Remediation.ConnectionLogs.Queries;

/// <summary>A place where TLS versions show.</summary>
/// <param name="Name">
/// The source's name in reports: the table's name and, if several sources share the table, a dot and the part of the
/// table.
/// </param>
/// <param name="Shape">
/// The KQL that converts its records into connections; tables with the same columns share it.
/// </param>
/// <param name="LegacyEnded">
/// The day on which the public cloud retired TLS 1.0 and 1.1 for the service; null if no Microsoft page with the date
/// is known.
/// </param>
internal sealed record LogSource(string Name, string Shape, DateOnly? LegacyEnded = null)
{
    /// <summary>
    /// True if the computer name comes from the client itself: SQL Server logs the name in the client's login packet.
    /// </summary>
    public bool NamesAreClaims { get; init; }

    /// <summary>The table's name in Log Analytics.</summary>
    public string Table { get; } = Name.Split('.')[0];
}
