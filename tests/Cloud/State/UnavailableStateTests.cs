using System.Net;
using System.Net.Sockets;
using Cloud.State;
using Hosting.State;
using Remediation.Baseline;
using Remediation.Ledger;
using Remediation.Sweeps;
using Remediation.Tests.Builders;

namespace Cloud.Tests.State;

/// <summary>
/// Every operation of every port, where the account does not answer, refuses, or holds nothing of ours.
/// </summary>
public sealed class UnavailableStateTests(SharedAzurite azurite)
{
    private static readonly Dictionary<string, Func<StateClients, CancellationToken, Task>> Operations = new()
    {
        ["store.TryAdd"] = (clients, token) => new TableSweepStore(clients).TryAddAsync(Kept.Record(), token),
        ["store.Find"] = (clients, token) => new TableSweepStore(clients).FindAsync("sweep-1", token),
        ["store.List"] = (clients, token) => new TableSweepStore(clients).ListAsync(9, token),
        ["store.TryReplace"] = (clients, token) =>
            new TableSweepStore(clients).TryReplaceAsync(Kept.Record() with { Version = "W/\"1\"" }, token),
        ["store.TryRemove"] = (clients, token) => new TableSweepStore(clients).TryRemoveAsync(Kept.Record(), token),
        ["queue.Send"] = (clients, token) =>
            new StorageSweepQueue(clients).SendAsync(new SweepMessage("sweep-1"), TimeSpan.Zero, token),
        ["inbox.Receive"] = (clients, token) => StorageSweepQueueReceiver.Sweeps(clients).ReceiveAsync(token),
        ["ledger.Read"] = (clients, token) => new TableLedger(clients).ReadAsync(token),
        ["ledger.Write"] = (clients, token) => new TableLedger(clients).WriteAsync(new LedgerEntry(A.Id()), token),
        ["lease.TryTake"] = (clients, token) => new BlobLease(clients, TimeProvider.System).TryTakeAsync(token),
        ["archive.Publish"] = (clients, token) =>
            new StorageReportArchive(clients, TlsBaseline.Default).PublishAsync(ReportBuilder.Full(), token),
        ["archive.Publish of no machine"] = (clients, token) =>
            new StorageReportArchive(clients, TlsBaseline.Default).PublishAsync(ReportBuilder.Empty(), token),
        ["archive.Open"] = (clients, token) =>
            new StorageReportArchive(clients, TlsBaseline.Default).OpenAsync("sweep-1", ReportForm.Html, token),
        ["archive.History"] = (clients, token) =>
            new StorageReportArchive(clients, TlsBaseline.Default).ReadHistoryAsync(A.Id(), 9, token),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. Operations.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task State_operation_without_an_answer_is_unavailable(string operation)
    {
        var closed = ClosedPort();
        var clients = StateClients.Open(
            Elsewhere(await azurite.ConnectionStringAsync(), "127.0.0.1", closed),
            retries: 0
        );

        var failure = await Assert.ThrowsAsync<StateUnavailableException>(() => Operations[operation](clients, Token));
        Assert.EndsWith("failed, no connection.", failure.Message);
        Assert.NotNull(failure.InnerException);
        await Assert.ThrowsAsync<StateUnavailableException>(() => clients.EnsureAsync(Token));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_account_refuses(string operation)
    {
        var good = await azurite.OpenAsync();
        var key = Convert.ToBase64String(new byte[64]);
        var clients = StateClients.Open(
            StateAddress.OnThisMachine(WithKey(await azurite.ConnectionStringAsync(), key)),
            good.Names,
            retries: 0
        );

        var failure = await Assert.ThrowsAsync<StateUnavailableException>(() => Operations[operation](clients, Token));
        Assert.Contains("HTTP 403", failure.Message);
        Assert.True(
            failure.Message.Length < 400 && !failure.Message.Contains('\n') && !failure.Message.Contains(key),
            failure.Message
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nothing_was_created(string operation)
    {
        var clients = StateClients.Open(await azurite.AddressAsync(), azurite.NewNames(), retries: 0);

        var failure = await Assert.ThrowsAsync<StateUnavailableException>(() => Operations[operation](clients, Token));
        Assert.Contains("HTTP 404", failure.Message);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Hanging_state_call_is_cancelled_by_the_caller(string operation)
    {
        using var cancel = new CancellationTokenSource();
        var wire = new Wire(_ =>
        {
            cancel.Cancel();
            return Fate.Hangs;
        });
        var clients = await azurite.ReopenAsync(await azurite.OpenAsync(), wire);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Operations[operation](clients, cancel.Token));
    }

    [Fact]
    public async Task Any_number_of_instances_may_create_everything_at_once()
    {
        var names = azurite.NewNames();
        var address = await azurite.AddressAsync();
        await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => Task.Run(() => StateClients.Open(address, names).EnsureAsync(Token)))
        );
        var clients = StateClients.Open(address, names);
        await clients.EnsureAsync(Token);

        foreach (var operation in Operations.Values)
        {
            await operation(clients, Token);
        }
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static StateAddress Elsewhere(string connectionString, string host, int port) =>
        StateAddress.OnThisMachine(
            string.Join(
                ';',
                connectionString
                    .Split(';', StringSplitOptions.RemoveEmptyEntries)
                    .Select(part =>
                        part.Contains("Endpoint=", StringComparison.Ordinal)
                            ? $"{part[..part.IndexOf('=', StringComparison.Ordinal)]}=http://{host}:{port}/"
                                + "devstoreaccount1"
                            : part
                    )
            )
        );

    private static string WithKey(string connectionString, string key) =>
        string.Join(
            ';',
            connectionString
                .Split(';', StringSplitOptions.RemoveEmptyEntries)
                .Select(part => part.StartsWith("AccountKey=", StringComparison.Ordinal) ? $"AccountKey={key}" : part)
        );
}
