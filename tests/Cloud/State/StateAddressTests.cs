using Azure.Core;
using Azure.Identity;
using Cloud.State;
using CsCheck;

namespace Cloud.Tests.State;

public sealed class StateAddressTests
{
    private const string Key = "bm90LWEtcmVhbC1rZXktYnV0LWxvb2tzLWxpa2Utb25l==";

    private static readonly TokenCredential Credential = new ManagedIdentityCredential(
        ManagedIdentityId.SystemAssigned
    );

    [Theory]
    [InlineData("UseDevelopmentStorage=true")]
    [InlineData(" usedevelopmentstorage = TRUE ; ")]
    [InlineData(
        "BlobEndpoint=http://127.0.0.1:1/a;QueueEndpoint=http://localhost:2/a;TableEndpoint=http://[::1]:3/a;"
            + "AccountName=a;AccountKey="
            + Key
    )]
    [InlineData(
        "DefaultEndpointsProtocol=https;BLOBENDPOINT=https://127.0.0.1:1/a;queueendpoint=https://127.0.0.1:2/a;"
            + "TableEndpoint=https://127.0.0.1:3/a"
    )]
    public void A_store_on_this_machine_may_be_named_by_a_connection_string(string text) =>
        Assert.Equal(
            text.Trim(),
            Assert.IsType<StateAddress.Development>(StateAddress.OnThisMachine(text)).ConnectionString
        );

    [Theory]
    [InlineData("", "empty")]
    [InlineData("  ", "empty")]
    [InlineData("nonsense", "name=value")]
    [InlineData("=true", "name=value")]
    [InlineData("UseDevelopmentStorage=true;UseDevelopmentStorage=true", "name=value")]
    [InlineData("UseDevelopmentStorage=false", "stand alone")]
    [InlineData("UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://elsewhere", "stand alone")]
    [InlineData(
        "DefaultEndpointsProtocol=https;AccountName=prod;AccountKey=" + Key + ";EndpointSuffix=core.windows.net",
        "EndpointSuffix"
    )]
    [InlineData(
        "DefaultEndpointsProtocol=https;AccountName=prod;AccountKey=" + Key,
        "means a storage account in Azure"
    )]
    [InlineData(
        "BlobEndpoint=http://127.0.0.1:1/a;QueueEndpoint=http://127.0.0.1:2/a;AccountName=a;AccountKey=" + Key,
        "'TableEndpoint'"
    )]
    [InlineData(
        "BlobEndpoint=http://127.0.0.1:1/a;QueueEndpoint=http://127.0.0.1:2/a;TableEndpoint=https://"
            + "prod.example/;AccountKey="
            + Key,
        "'TableEndpoint'"
    )]
    [InlineData(
        "BlobEndpoint=http://127.0.0.1.example/a;QueueEndpoint=http://127.0.0.1:2/a;TableEndpoint=http://127.0.0.1:3/a",
        "'BlobEndpoint'"
    )]
    [InlineData(
        "BlobEndpoint=http://localhost@prod.example/a;QueueEndpoint=http://127.0.0.1:2/a;TableEndpoint=http://"
            + "127.0.0.1:3/a",
        "'BlobEndpoint'"
    )]
    [InlineData(
        "BlobEndpoint=ftp://localhost/a;QueueEndpoint=http://127.0.0.1:2/a;TableEndpoint=http://127.0.0.1:3/a",
        "'BlobEndpoint'"
    )]
    [InlineData(
        "BlobEndpoint=file:///tmp;QueueEndpoint=http://127.0.0.1:2/a;TableEndpoint=http://127.0.0.1:3/a",
        "'BlobEndpoint'"
    )]
    [InlineData(
        "BlobEndpoint=http://127.0.0.1:1/a?sig=x;QueueEndpoint=http://127.0.0.1:2/a;TableEndpoint=http://127.0.0.1:3/a",
        "'BlobEndpoint'"
    )]
    [InlineData(
        "BlobEndpoint=;QueueEndpoint=http://127.0.0.1:2/a;TableEndpoint=http://127.0.0.1:3/a",
        "'BlobEndpoint'"
    )]
    [InlineData("BlobEndpoint=https://prod.example/;SharedAccessSignature=sv=1&sig=" + Key, "SharedAccessSignature")]
    [InlineData(
        "BlobEndpoint=http://127.0.0.1:1/a;QueueEndpoint=http://127.0.0.1:2/a;TableEndpoint=http://127.0.0.1:3/"
            + "a;FileEndpoint=https://prod.example/",
        "FileEndpoint"
    )]
    public void Every_other_connection_string_is_refused_with_the_reason_and_without_the_key(string text, string reason)
    {
        var refusal = Assert.Throws<ArgumentException>(() => StateAddress.OnThisMachine(text)).Message;

        Assert.Contains(reason, refusal);
        Assert.DoesNotContain(Key, refusal);
        Assert.DoesNotContain("prod", refusal);
    }

    [Fact]
    public void No_connection_string_at_all_is_refused_too() =>
        Assert.Throws<ArgumentException>(() => StateAddress.OnThisMachine(null!));

    [Fact]
    public void Arbitrary_connection_string_is_read_or_refused() =>
        Gen.OneOf(
                Gen.String,
                Gen.OneOf("BlobEndpoint", "QueueEndpoint", "TableEndpoint", "AccountKey", "x", "")
                    .Select(
                        Gen.OneOf("http://127.0.0.1/", "https://prod.example", "", "a=b=", ";"),
                        (name, value) => $"{name}={value}"
                    )
                    .Array[0, 5]
                    .Select(parts => string.Join(';', parts))
            )
            .Sample(text =>
            {
                try
                {
                    Assert.DoesNotContain(
                        "example",
                        Assert.IsType<StateAddress.Development>(StateAddress.OnThisMachine(text)).ConnectionString
                    );
                }
                catch (ArgumentException refusal)
                {
                    Assert.NotEmpty(refusal.Message);
                }
            });

    [Fact]
    public void State_address_text_names_its_kind_and_hides_its_key() =>
        Assert.DoesNotContain(
            Key,
            StateAddress
                .OnThisMachine(
                    "BlobEndpoint=http://127.0.0.1:1/a;QueueEndpoint=http://127.0.0.1:2/a;TableEndpoint=http://"
                        + "127.0.0.1:3/a;AccountName=a;AccountKey="
                        + Key
                )
                .ToString()
        );

    [Fact]
    public void A_storage_account_is_named_by_three_addresses_and_an_identity()
    {
        var address = StateAddress.InAzure(
            Of("https://a.queue.core.windows.net"),
            Of("https://a.table.core.windows.net/"),
            Of("https://a.blob.core.windows.net"),
            Credential
        );
        var clients = StateClients.Open(address);

        Assert.Equal("https://a.queue.core.windows.net/tls-sweeps", clients.SweepQueue.Uri.ToString());
        Assert.Equal("https://a.queue.core.windows.net/tls-sweeps-poison", clients.PoisonQueue.Uri.ToString());
        Assert.Equal("https://a.table.core.windows.net/TlsLedger", clients.Ledger.Uri.ToString());
        Assert.Equal("https://a.table.core.windows.net/TlsSweeps", clients.Sweeps.Uri.ToString());
        Assert.Equal("https://a.table.core.windows.net/TlsHistory", clients.History.Uri.ToString());
        Assert.Equal("https://a.blob.core.windows.net/tls-reports", clients.Reports.Uri.ToString());
        Assert.Equal("https://a.blob.core.windows.net/tls-leases", clients.Leases.Uri.ToString());
    }

    [Theory]
    [InlineData("http://a.example", "https")]
    [InlineData("a.example", "https")]
    [InlineData("ftp://a.example", "https")]
    [InlineData("https://a.example/?sv=2024&sig=abc", "signature")]
    [InlineData("https://user:secret@a.example/", "user")]
    [InlineData("https://a.example/#x", "fragment")]
    public void Every_storage_address_other_than_plain_https_is_refused(string text, string reason)
    {
        var (good, bad) = (Of("https://a.example"), Of(text));
        string[] refusals =
        [
            Assert.Throws<ArgumentException>("queues", () => StateAddress.InAzure(bad, good, good, Credential)).Message,
            Assert.Throws<ArgumentException>("tables", () => StateAddress.InAzure(good, bad, good, Credential)).Message,
            Assert.Throws<ArgumentException>("blobs", () => StateAddress.InAzure(good, good, bad, Credential)).Message,
        ];

        Assert.All(refusals, refusal => Assert.Contains(reason, refusal));
        Assert.All(refusals, refusal => Assert.DoesNotContain("abc", refusal));
        Assert.All(refusals, refusal => Assert.DoesNotContain("secret@", refusal));
    }

    [Theory]
    [InlineData("1a")]
    [InlineData("A")]
    [InlineData("a-")]
    [InlineData("a234567890123456789012")]
    public void A_prefix_that_not_every_name_can_begin_with_is_refused(string prefix) =>
        Assert.Throws<ArgumentException>(() => new StateNames(prefix));

    [Fact]
    public void The_triggers_constants_are_the_installations_names()
    {
        Assert.Equal(
            (StateNames.SweepQueueName, StateNames.PoisonQueueName),
            (StateNames.Default.SweepQueue, StateNames.Default.PoisonQueue)
        );
        Assert.Equal("labTlsLedger", new StateNames("lab").LedgerTable);
    }

    private static Uri Of(string text) => new(text, UriKind.RelativeOrAbsolute);
}
