namespace Remediation.ConnectionLogs.Callers;

/// <summary>
/// The client of a connection as a log row names it, normalised. Rows with equal callers are about the same client.
/// </summary>
/// <param name="ResourceId">ARM id in lower case, or empty.</param>
/// <param name="HostName">First label of the computer name in lower case, or empty.</param>
/// <param name="Address">Address in canonical text without port, IPv4-mapped IPv6 as IPv4; or empty.</param>
/// <param name="IsServerSide">True if the named machine was the server, so that the client is unknown.</param>
public sealed record Caller(string ResourceId, string HostName, string Address, bool IsServerSide)
{
    /// <summary>Object id of the managed identity that signed in, in lower case; or empty.</summary>
    public string PrincipalId { get; init; } = "";

    /// <summary>Nothing names a machine.</summary>
    public bool IsUnnamed =>
        ResourceId.Length == 0 && HostName.Length == 0 && Address.Length == 0 && PrincipalId.Length == 0;

    /// <summary>The most telling name, for people.</summary>
    public string Label
    {
        get
        {
            if (ResourceId.Length > 0)
            {
                return ResourceId[(ResourceId.LastIndexOf('/') + 1)..];
            }

            if (HostName.Length > 0)
            {
                return HostName;
            }

            if (Address.Length > 0)
            {
                return Address;
            }

            if (PrincipalId.Length > 0)
            {
                return $"identity {PrincipalId}";
            }

            return "(unnamed)";
        }
    }

    /// <summary>Reads the caller of a row.</summary>
    public static Caller FromRow(LegacyTlsRow row)
    {
        return new(
            row.ClientResourceId.Trim().TrimEnd('/').ToLowerInvariant(),
            HostNames.Normalize(row.ClientHost),
            Addresses.Normalize(row.ClientIp),
            row.Role.Trim().Equals("server", StringComparison.OrdinalIgnoreCase)
        )
        {
            PrincipalId = row.ClientPrincipalId.Trim().ToLowerInvariant(),
        };
    }
}
