using System.Diagnostics;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Cloud.State;

/// <summary>
/// The clients of the product's stored state. They retry only for a short time, because a waiting caller delays the
/// next one.
/// </summary>
public sealed class StateClients
{
    private static readonly TimeSpan NetworkTimeout = TimeSpan.FromSeconds(30);

    private StateClients(
        StateNames names,
        QueueServiceClient queues,
        TableServiceClient tables,
        BlobServiceClient blobs
    )
    {
        Names = names;
        SweepQueue = queues.GetQueueClient(names.SweepQueue);
        PoisonQueue = queues.GetQueueClient(names.PoisonQueue);
        Ledger = tables.GetTableClient(names.LedgerTable);
        Sweeps = tables.GetTableClient(names.SweepTable);
        History = tables.GetTableClient(names.HistoryTable);
        Reports = blobs.GetBlobContainerClient(names.ReportContainer);
        Leases = blobs.GetBlobContainerClient(names.LeaseContainer);
    }

    /// <summary>Names of queues, tables and containers.</summary>
    public StateNames Names { get; }

    /// <summary>The queue of waiting sweeps.</summary>
    public QueueClient SweepQueue { get; }

    /// <summary>The queue of messages that failed too often.</summary>
    public QueueClient PoisonQueue { get; }

    /// <summary>The ledger.</summary>
    public TableClient Ledger { get; }

    /// <summary>Records of sweeps.</summary>
    public TableClient Sweeps { get; }

    /// <summary>The histories of machines.</summary>
    public TableClient History { get; }

    /// <summary>Reports.</summary>
    public BlobContainerClient Reports { get; }

    /// <summary>The lease's blob.</summary>
    public BlobContainerClient Leases { get; }

    /// <summary>Creates the clients; no request is sent yet.</summary>
    /// <param name="address">Where the state is kept.</param>
    /// <param name="names">The names; null for an installation's default names.</param>
    /// <param name="transport">Another transport; null for the default.</param>
    /// <param name="retries">How often a call is tried again.</param>
    public static StateClients Open(
        StateAddress address,
        StateNames? names = null,
        HttpPipelineTransport? transport = null,
        int retries = 3
    )
    {
        // The API versions are the newest that Azurite supports, so tests against Azurite use the same versions as
        // Azure.
        var queue = Configured(
            new QueueClientOptions(QueueClientOptions.ServiceVersion.V2026_06_06),
            transport,
            retries
        );
        // The Functions host expects base64 by default.
        queue.MessageEncoding = QueueMessageEncoding.Base64;
        var table = Configured(new TableClientOptions(), transport, retries);
        var blob = Configured(new BlobClientOptions(BlobClientOptions.ServiceVersion.V2026_06_06), transport, retries);
        return address switch
        {
            StateAddress.Account account => new StateClients(
                names ?? StateNames.Default,
                new QueueServiceClient(account.Queues, account.Credential, queue),
                new TableServiceClient(account.Tables, account.Credential, table),
                new BlobServiceClient(account.Blobs, account.Credential, blob)
            ),
            StateAddress.Development development => new StateClients(
                names ?? StateNames.Default,
                new QueueServiceClient(development.ConnectionString, queue),
                new TableServiceClient(development.ConnectionString, table),
                new BlobServiceClient(development.ConnectionString, blob)
            ),
            _ => throw new UnreachableException($"{address} is no known kind of address."),
        };
    }

    /// <summary>Creates missing queues, tables and containers; several instances may do so at once.</summary>
    public Task EnsureAsync(CancellationToken cancellationToken)
    {
        return StateFaults.GuardAsync(
            "creating queues, tables and containers",
            () =>
                Task.WhenAll(
                    SweepQueue.CreateIfNotExistsAsync(cancellationToken: cancellationToken),
                    PoisonQueue.CreateIfNotExistsAsync(cancellationToken: cancellationToken),
                    Ledger.CreateIfNotExistsAsync(cancellationToken),
                    Sweeps.CreateIfNotExistsAsync(cancellationToken),
                    History.CreateIfNotExistsAsync(cancellationToken),
                    Reports.CreateIfNotExistsAsync(cancellationToken: cancellationToken),
                    Leases.CreateIfNotExistsAsync(cancellationToken: cancellationToken)
                ),
            cancellationToken
        );
    }

    private static T Configured<T>(T options, HttpPipelineTransport? transport, int retries)
        where T : ClientOptions
    {
        options.Retry.MaxRetries = retries;
        options.Retry.NetworkTimeout = NetworkTimeout;
        options.Diagnostics.IsLoggingContentEnabled = false;
        options.Transport = transport ?? options.Transport;
        return options;
    }
}
