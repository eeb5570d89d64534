using Azure.Core;

namespace Cloud.State;

/// <summary>
/// Where the product's state is kept. A closed hierarchy: Azure Storage by identity, or a development store on this
/// machine. There is no third kind, so that an account key can never be part of the settings.
/// </summary>
public abstract record StateAddress
{
    private StateAddress() { }

    /// <summary>A storage account, accessed with an identity.</summary>
    /// <exception cref="ArgumentException">An address is not plain https; the message says which and why.</exception>
    public static StateAddress InAzure(Uri queues, Uri tables, Uri blobs, TokenCredential credential)
    {
        return new Account(
            Plain(queues, nameof(queues)),
            Plain(tables, nameof(tables)),
            Plain(blobs, nameof(blobs)),
            credential
        );
    }

    /// <summary>A development store such as Azurite.</summary>
    /// <param name="connectionString">
    /// <c>UseDevelopmentStorage=true</c>, or a connection string whose three endpoints are all on this machine.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The connection string names another store; the message says why and repeats no key.
    /// </exception>
    public static StateAddress OnThisMachine(string connectionString) =>
        DevelopmentStore.FindProblem(connectionString) is { } refusal
            ? throw new ArgumentException(refusal, nameof(connectionString))
            : new Development(connectionString.Trim());

    // Tokens are sent to the address, so it must be https. A query string could hold a shared access signature, which
    // is as secret as a key.
    private static Uri Plain(Uri address, string what)
    {
        if (!address.IsAbsoluteUri || address.Scheme != Uri.UriSchemeHttps)
        {
            throw new ArgumentException($"The address of the {what} must be an absolute https address.", what);
        }

        if (address.Query.Length > 0 || address.Fragment.Length > 0 || address.UserInfo.Length > 0)
        {
            throw new ArgumentException(
                $"The address of the {what} has a signature, user or fragment. Secrets have no place in "
                    + "settings; it must end with its path.",
                what
            );
        }

        return address;
    }

    /// <summary>A storage account.</summary>
    public sealed record Account : StateAddress
    {
        internal Account(Uri queues, Uri tables, Uri blobs, TokenCredential credential)
        {
            Queues = queues;
            Tables = tables;
            Blobs = blobs;
            Credential = credential;
        }

        /// <summary>Endpoint of the queues, such as <c>https://name.queue.core.windows.net</c>.</summary>
        public Uri Queues { get; }

        /// <summary>Endpoint of the tables.</summary>
        public Uri Tables { get; }

        /// <summary>Endpoint of the blobs.</summary>
        public Uri Blobs { get; }

        /// <summary>The product's identity.</summary>
        public TokenCredential Credential { get; }
    }

    /// <summary>A development store on this machine.</summary>
    public sealed record Development : StateAddress
    {
        internal Development(string connectionString) => ConnectionString = connectionString;

        /// <summary>The connection string.</summary>
        public string ConnectionString { get; }

        /// <summary>The kind of store, never its key.</summary>
        public override string ToString() => "development store on this machine";
    }
}
