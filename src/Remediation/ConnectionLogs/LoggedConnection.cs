namespace Remediation.ConnectionLogs;

/// <summary>
/// One connection, or several equal ones, of one raw log line. A source's query aggregates connections into
/// <see cref="LegacyTlsRow"/>.
/// </summary>
/// <param name="Source">The table.</param>
/// <param name="Time">Time of the connection, UTC; null if it could not be read.</param>
/// <param name="TlsVersion">
/// The protocol version in the table's spelling, or the texts of <see cref="TlsProtocols"/>.
/// </param>
public sealed record LoggedConnection(string Source, DateTimeOffset? Time, string TlsVersion)
{
    /// <inheritdoc cref="LegacyTlsRow.ClientIp"/>
    public string ClientIp { get; init; } = "";

    /// <inheritdoc cref="LegacyTlsRow.ClientHost"/>
    public string ClientHost { get; init; } = "";

    /// <inheritdoc cref="LegacyTlsRow.ClientResourceId"/>
    public string ClientResourceId { get; init; } = "";

    /// <inheritdoc cref="LegacyTlsRow.ClientPrincipalId"/>
    public string ClientPrincipalId { get; init; } = "";

    /// <inheritdoc cref="LegacyTlsRow.ServerResourceId"/>
    public string ServerResourceId { get; init; } = "";

    /// <inheritdoc cref="LegacyTlsRow.Role"/>
    public string Role { get; init; } = "";

    /// <inheritdoc cref="LegacyTlsRow.Evidence"/>
    public string Evidence { get; init; } = "";

    /// <summary>Connections that the line stands for; 1 except where the source itself counts.</summary>
    public long Hits { get; init; } = 1;
}
