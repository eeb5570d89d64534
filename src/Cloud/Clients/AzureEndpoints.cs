namespace Cloud.Clients;

/// <summary>Which Azure to talk to. A token is sent there, so the endpoint must be https.</summary>
public sealed record AzureEndpoints
{
    /// <summary>Names an Azure.</summary>
    /// <param name="armEndpoint">Azure Resource Manager, such as <c>https://management.azure.com</c>.</param>
    /// <param name="audience">What tokens are asked for.</param>
    /// <exception cref="ArgumentException">The endpoint is not https, or the audience is empty.</exception>
    public AzureEndpoints(Uri armEndpoint, string audience)
    {
        if (!armEndpoint.IsAbsoluteUri || armEndpoint.Scheme != Uri.UriSchemeHttps)
        {
            throw new ArgumentException(
                $"The endpoint {armEndpoint} must be an absolute https address.",
                nameof(armEndpoint)
            );
        }

        ArgumentException.ThrowIfNullOrWhiteSpace(audience);
        ArmEndpoint = armEndpoint;
        Audience = audience.TrimEnd('/');
    }

    /// <summary>The public cloud.</summary>
    public static AzureEndpoints Public { get; } = Same("https://management.azure.com");

    /// <summary>Azure Government.</summary>
    public static AzureEndpoints Government { get; } = Same("https://management.usgovcloudapi.net");

    /// <summary>Azure in China.</summary>
    public static AzureEndpoints China { get; } = Same("https://management.chinacloudapi.cn");

    /// <summary>Azure Resource Manager.</summary>
    public Uri ArmEndpoint { get; }

    /// <summary>What tokens are asked for, without a slash at the end.</summary>
    public string Audience { get; }

    private static AzureEndpoints Same(string host) => new(new Uri(host), host);
}
