namespace Cloud.Clients;

/// <summary>Where Log Analytics is asked. A token is sent there, so the endpoint must be https.</summary>
public sealed record LogEndpoint
{
    /// <summary>Names a Log Analytics.</summary>
    /// <param name="address">Its address, such as <c>https://api.loganalytics.azure.com</c>.</param>
    /// <param name="audience">What tokens are asked for; it is not always the address.</param>
    /// <exception cref="ArgumentException">The address is not https, or the audience is empty.</exception>
    public LogEndpoint(Uri address, string audience)
    {
        if (!address.IsAbsoluteUri || address.Scheme != Uri.UriSchemeHttps)
        {
            throw new ArgumentException($"The endpoint {address} must be an absolute https address.", nameof(address));
        }

        ArgumentException.ThrowIfNullOrWhiteSpace(audience);
        Address = address;
        Audience = audience.TrimEnd('/');
    }

    /// <summary>The public cloud.</summary>
    public static LogEndpoint Public { get; } = Same("https://api.loganalytics.io");

    /// <summary>Azure Government.</summary>
    public static LogEndpoint Government { get; } = Same("https://api.loganalytics.us");

    /// <summary>Azure in China.</summary>
    public static LogEndpoint China { get; } = Same("https://api.loganalytics.azure.cn");

    /// <summary>Its address.</summary>
    public Uri Address { get; }

    /// <summary>What tokens are asked for, without a slash at the end.</summary>
    public string Audience { get; }

    private static LogEndpoint Same(string host) => new(new Uri(host), host);
}
