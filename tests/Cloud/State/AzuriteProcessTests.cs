using System.Diagnostics;
using Azure.Storage.Blobs.Models;
using Cloud.State;
using Hosting.State;
using Remediation.Baseline;
using Remediation.Sweeps;
using Remediation.Tests.Builders;
using Simulator.Tools;

namespace Cloud.Tests.State;

/// <summary>
/// The emulator as a process, and what only it can show: the rows, blobs and messages as they lie there.
/// </summary>
public sealed class AzuriteProcessTests(SharedAzurite azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Disposed_Azurite_process_has_exited()
    {
        var process = await AzuriteProcess.StartAsync(Token);
        await StateClients.Open(process.Address).EnsureAsync(Token);
        using var seen = Process.GetProcessById(process.ProcessId);
        await process.DisposeAsync();

        Assert.True(seen.HasExited);
    }

    [Fact]
    public async Task The_JSON_of_a_report_is_written_last()
    {
        var clients = await azurite.OpenAsync();
        var written = new List<string>();
        var wire = new Wire(message =>
        {
            lock (written)
            {
                written.Add(message.Request.Uri.Path);
            }

            return Fate.Arrives;
        });
        await new StorageReportArchive(await azurite.ReopenAsync(clients, wire), TlsBaseline.Default).PublishAsync(
            ReportBuilder.Full(),
            Token
        );

        Assert.EndsWith("sweep-20261124-0400/report.json", Uri.UnescapeDataString(written[^1]));
        Assert.EndsWith("sweep-20261124-0400/report.html", Uri.UnescapeDataString(written[^2]));
        Assert.All(written[..^2], path => Assert.Contains("TlsHistory", path));
    }

    [Theory]
    [InlineData("report.html", "text/html; charset=utf-8")]
    [InlineData("report.json", "application/json")]
    public async Task Archived_report_has_its_content_type(string name, string type)
    {
        var clients = await azurite.OpenAsync();
        await new StorageReportArchive(clients, TlsBaseline.Default).PublishAsync(ReportBuilder.Full(), Token);
        BlobProperties properties = await clients
            .Reports.GetBlobClient($"sweep-20261124-0400/{name}")
            .GetPropertiesAsync(cancellationToken: Token);

        Assert.Equal(type, properties.ContentType);
    }

    [Fact]
    public async Task A_message_lies_in_base64_and_never_grows_too_old()
    {
        var clients = await azurite.OpenAsync();
        await new StorageSweepQueue(clients).SendAsync(new SweepMessage("sweep-1"), TimeSpan.Zero, Token);
        var raw = new Azure.Storage.Queues.QueueServiceClient(
            await azurite.ConnectionStringAsync(),
            new Azure.Storage.Queues.QueueClientOptions(
                Azure.Storage.Queues.QueueClientOptions.ServiceVersion.V2026_06_06
            )
        ).GetQueueClient(clients.Names.SweepQueue);
        var message = (await raw.ReceiveMessageAsync(cancellationToken: Token)).Value;

        Assert.Equal(
            """{"sweepId":"sweep-1"}""",
            System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(message.MessageText))
        );
        Assert.Equal(9999, message.ExpiresOn!.Value.Year);
    }

    [Fact]
    public async Task A_message_whose_receivers_died_five_times_is_poison()
    {
        var clients = await azurite.OpenAsync();
        await new StorageSweepQueue(clients).SendAsync(new SweepMessage("bad"), TimeSpan.Zero, Token);
        for (var tries = 1; tries <= SweepQueueReceiver.MostTries; tries++)
        {
            var message = (await clients.SweepQueue.ReceiveMessageAsync(TimeSpan.FromMinutes(10), Token)).Value;
            await clients.SweepQueue.UpdateMessageAsync(
                message.MessageId,
                message.PopReceipt,
                (string?)null,
                TimeSpan.Zero,
                Token
            );
        }

        Assert.Null(await StorageSweepQueueReceiver.Sweeps(clients).ReceiveAsync(Token));
        Assert.Equal(
            new SweepMessage("bad").ToJson(),
            (await StorageSweepQueueReceiver.Poison(clients).ReceiveAsync(Token))!.Text
        );
    }
}
