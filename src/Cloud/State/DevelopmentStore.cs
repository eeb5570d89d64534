namespace Cloud.State;

/// <summary>Recognizes the connection string of a development store. Pure.</summary>
internal static class DevelopmentStore
{
    private const string Instead =
        "Use the addresses of the account's services and an identity; an account key must never be in settings.";

    private static readonly string[] Endpoints = ["QueueEndpoint", "TableEndpoint", "BlobEndpoint"];

    // Names that are safe to repeat in a message. A key without a name looks like a name, because it ends with equals
    // signs.
    private static readonly string[] UnknownNames =
    [
        "EndpointSuffix",
        "SharedAccessSignature",
        "FileEndpoint",
        "DfsEndpoint",
        "BlobSecondaryEndpoint",
        "QueueSecondaryEndpoint",
        "TableSecondaryEndpoint",
        "DevelopmentStorageProxyUri",
    ];

    private static readonly string[] Known = ["DefaultEndpointsProtocol", "AccountName", "AccountKey", .. Endpoints];

    /// <summary>
    /// Why the connection string is refused; null if it is a development store's. The text never repeats a value,
    /// because the value may be a secret.
    /// </summary>
    public static string? FindProblem(string? connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            return "The connection string is empty.";
        }

        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (
            var part in connectionString.Split(
                ';',
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
        )
        {
            // Keys are base64 and may end with '=', which also ends a name.
            var sign = part.IndexOf('=', StringComparison.Ordinal);
            if (sign <= 0 || !parts.TryAdd(part[..sign].Trim(), part[(sign + 1)..].Trim()))
            {
                return "The connection string is not a list of different 'name=value', divided by semicolons.";
            }
        }

        return parts.TryGetValue("UseDevelopmentStorage", out var use) ? Shorthand(use, parts.Count) : Spelled(parts);
    }

    private static string? Shorthand(string use, int parts) =>
        !use.Equals("true", StringComparison.OrdinalIgnoreCase) || parts > 1
            ? $"'UseDevelopmentStorage' must be 'true' and stand alone. {Instead}"
            : null;

    private static string? Spelled(Dictionary<string, string> parts)
    {
        if (parts.Keys.FirstOrDefault(name => !Known.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } stranger)
        {
            var named = UnknownNames.FirstOrDefault(name => name.Equals(stranger, StringComparison.OrdinalIgnoreCase));
            return $"The connection string has {(named is null ? "a part" : $"'{named}'")}, which no development store "
                + $"needs. {Instead}";
        }

        foreach (var name in Endpoints)
        {
            if (!parts.TryGetValue(name, out var endpoint))
            {
                return $"The connection string has no '{name}', so it means a storage account in Azure. {Instead}";
            }

            if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || !IsOnThisMachine(address))
            {
                return $"The '{name}' of the connection string is not on this machine. {Instead}";
            }
        }

        return null;
    }

    private static bool IsOnThisMachine(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.IsLoopback
        && address.Query.Length == 0;
}
