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
/// One sweep in a process that holds nothing but the product: the simulated Azure and the state are elsewhere, so it
/// may be killed at any moment and started again. It comes to its Azure, its identity and its state by the same
/// settings as an app does.
/// </summary>
public static class SweepRunOnce
{
    // Somebody waits for what a process that died has left behind.
    private static readonly TimeSpan Hidden = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Asks for the sweep, unless that was done before, and works on the queue until it is over; true where there is a
    /// report.
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
            // A lease and a queue are the storage's, which knows no other clock than the wall's.
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
