namespace Remediation.ConnectionLogs.Queries;

/// <summary>A place where TLS versions show.</summary>
/// <param name="Name">
/// Its name in reports: the table's, and after a dot the part of the table where several sources share one.
/// </param>
/// <param name="Shape">
/// The text that turns its records into connections; tables with the same columns share one.
/// </param>
/// <param name="LegacyEnded">
/// The day on which the public cloud ended TLS 1.0 and 1.1 there; null where no page of Microsoft's is known to say.
/// </param>
internal sealed record LogSource(string Name, string Shape, DateOnly? LegacyEnded = null)
{
    /// <summary>
    /// True where the client itself said its computer name: SQL Server logs what the client's login packet claims.
    /// </summary>
    public bool NamesAreClaims { get; init; }

    /// <summary>The table's name in Log Analytics.</summary>
    public string Table { get; } = Name.Split('.')[0];
}
