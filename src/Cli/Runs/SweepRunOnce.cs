using Cli.Options;
using Cloud;
using Cloud.State;
using Hosting;
using Hosting.Options;
using Hosting.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Remediation.Ledger;
using Remediation.Sweeps;
using Remediation.Sweeps.Intake;
using Remediation.Sweeps.Running;

namespace Cli.Runs;

/// <summary>
/// Runs one sweep in a process that contains only the product. The simulated Azure and the state are in other
/// processes, so this process may be killed at any moment and started again. Azure, identity and state are configured
/// by the same settings as the app's.
/// </summary>
public static class SweepRunOnce
{
    // The delay is short, because a user waits for the message that a killed process left hidden.
    private static readonly TimeSpan Hidden = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Requests the sweep, unless it exists already, and processes the queue until the sweep has ended; true if there
    /// is a report.
    /// </summary>
    public static async Task<bool> RunAsync(
        SweepOnceOptions options,
        IConfiguration configuration,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        var reading = AppOptionsReader.Read(configuration);
        if (
            reading
            is not AppOptionsReading.Read
            {
                Settings: { State: StateOptions.Development { Address: var address } } settings
            }
        )
        {
            await error.WriteLineAsync(
                (reading as AppOptionsReading.Refused)?.Text ?? "The state must be kept on this machine."
            );
            return false;
        }

        try
        {
            await using var services = Compose(
                settings,
                StateClients.Open(address, options.Names),
                options.Clock ?? TimeProvider.System
            );
            return await RunAsync(services, options, output, error, cancellationToken);
        }
        catch (StateUnavailableException unavailable)
        {
            await error.WriteLineAsync(unavailable.Message);
            return false;
        }
    }

    private static ServiceProvider Compose(AppOptions settings, StateClients state, TimeProvider time)
    {
        return new ServiceCollection()
            .AddLogging(logging =>
                logging.AddSimpleConsole(console =>
                {
                    console.SingleLine = true;
                    console.IncludeScopes = false;
                })
            )
            .AddMetrics()
            .AddSingleton(time)
            .AddTlsRemediation(settings)
            .AddHttpLogQuery()
            .AddSingleton(state)
            // Lease and queue use the storage's clock, which is the wall clock.
            .AddSingleton<ILease>(new BlobLease(state, TimeProvider.System))
            .AddSingleton(provider => new QueueWorker(
                provider.GetRequiredService<SweepMessageHandler>(),
                StorageSweepQueueReceiver.Sweeps(state, Hidden),
                StorageSweepQueueReceiver.Poison(state),
                TimeProvider.System,
                provider.GetRequiredService<ILogger<QueueWorker>>()
            ))
            .BuildServiceProvider();
    }

    private static async Task<bool> RunAsync(
        ServiceProvider services,
        SweepOnceOptions options,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        var store = services.GetRequiredService<ISweepStore>();
        await services.GetRequiredService<StateClients>().EnsureAsync(cancellationToken);
        var request = new SweepRequest { Origin = SweepOrigin.Http, Mode = options.Mode };
        if (
            await services.GetRequiredService<SweepIntake>().AcceptAsync(options.Id, request, cancellationToken)
            is Acceptance.IdTaken
        )
        {
            await error.WriteLineAsync($"{options.Id} is the id of another sweep.");
            return false;
        }

        await services
            .GetRequiredService<QueueWorker>()
            .RunAsync(
                async token => await store.FindAsync(options.Id, token) is null or { IsOver: true },
                cancellationToken
            );
        cancellationToken.ThrowIfCancellationRequested();
        var record = await store.FindAsync(options.Id, cancellationToken);
        await output.WriteLineAsync($"Sweep {options.Id}: {record?.State}, {record?.Machines} machines.");
        return record?.State == SweepState.Finished;
    }
}
