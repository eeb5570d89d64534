using Cli.Options;
using Cli.Output;
using Cloud.Exports;
using Cloud.Inventory;
using Hosting.State;
using Microsoft.Extensions.Logging.Abstractions;
using Remediation.Execution;
using Remediation.Inventory;
using Remediation.Orders;
using Remediation.Orders.RateLimiting;
using Remediation.Policies;
using Remediation.Sweeps;

namespace Cli.Runs;

/// <summary>
/// Reads exported logs and an inventory, and prints the findings and the plan: a sweep in Report mode whose log and
/// inventory are files.
/// </summary>
public static class LogsRun
{
    /// <summary>Runs the command; false if the input could not be read.</summary>
    public static async Task<bool> RunAsync(LogsOptions options, LogsOutput screen, CancellationToken cancellationToken)
    {
        var logs = ExportFolder.Open(options.Logs.FullName);
        var machines = await ReadInventoryAsync(options.Inventory, cancellationToken);
        if (logs is not ExportFolder.Found folder || machines is not InventoryFile.Read inventory)
        {
            screen.Fail(
                logs is ExportFolder.Nothing nothing
                    ? nothing.Why
                    : $"The inventory '{options.Inventory}' cannot be read: "
                        + $"{(machines as InventoryFile.Malformed)?.Problem}"
            );
            return false;
        }

        var log = new ExportedConnectionLog(folder);
        var reading = await log.ReadAsync(cancellationToken);
        screen.ShowReading(reading);
        var policy = new SweepPolicy { Mode = SweepMode.Report, MaxRepairs = int.MaxValue };
        var time = TimeProvider.System;
        if (reading.Span is { } span)
        {
            // Exports are often old; the look-back reaches to their first line.
            policy = policy with
            {
                LookBack = time.GetUtcNow() - span.From + TimeSpan.FromMinutes(1),
            };
        }

        var sink = new FileReportSink(options.Output, policy.Baseline);
        var ports = new SweepPorts(
            log,
            new SnapshotInventory(inventory.Snapshot),
            new NoChannel(),
            new MemoryLedger(),
            sink,
            new MemoryKillSwitch()
        );
        var report = await new Sweep(
            ports,
            OrderExecutionOptions.Default,
            new CallRateLimiter(),
            time,
            NullLogger<Sweep>.Instance
        ).RunAsync(
            new SweepRun("export", policy),
            new Progress<Remediation.Reporting.SweepProgress>(),
            cancellationToken
        );
        screen.Conclude(report, sink.HtmlPath);
        return true;
    }

    private static async Task<InventoryFile> ReadInventoryAsync(FileInfo file, CancellationToken cancellationToken)
    {
        try
        {
            return ResourceGraphRows.ReadFile(await File.ReadAllTextAsync(file.FullName, cancellationToken));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new InventoryFile.Malformed(error.Message);
        }
    }

    private sealed class SnapshotInventory(InventorySnapshot snapshot) : IInventory
    {
        public Task<InventorySnapshot> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(snapshot);
    }

    // Report mode sends no order. If that ever failed, this channel would still reach no machine.
    private sealed class NoChannel : IRunCommandChannel
    {
        public Task<OrderState> AskAsync(GuestOrder order, CancellationToken cancellationToken) => throw Nobody();

        public Task<OrderState> StartAsync(GuestOrder order, TimeSpan deadline, CancellationToken cancellationToken) =>
            throw Nobody();

        public Task<GuestReply.Failed?> DeleteAsync(OrderHandle order, CancellationToken cancellationToken) =>
            throw Nobody();

        public Task<OrderListing> ListAsync(Machine machine, CancellationToken cancellationToken) => throw Nobody();

        private static InvalidOperationException Nobody() => new("Exported logs have no machines behind them.");
    }
}
