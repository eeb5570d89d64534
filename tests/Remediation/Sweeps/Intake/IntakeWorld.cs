using Hosting.State;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Remediation.Ledger;
using Remediation.Policies;
using Remediation.Sweeps;
using Remediation.Sweeps.Intake;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Sweeps.Intake;

/// <summary>An intake on a state in memory.</summary>
internal sealed class IntakeWorld
{
    private readonly MemorySweepStore memory = new();
    private readonly MemorySweepQueue messages;

    public IntakeWorld()
    {
        messages = new MemorySweepQueue(Time);
        Store = new TroubledStore(memory);
        Queue = new TroubledQueue(messages);
        Intake = new SweepIntake(Store, Queue, Time, NullLogger<SweepIntake>.Instance);
        Other = new SweepIntake(memory, messages, Time, NullLogger<SweepIntake>.Instance);
        Tick = new ScheduledSweep(
            Intake,
            Store,
            new SweepOptions(SweepMode.Inspect, [A.Subscription], A.Policy()),
            Time,
            TickLog
        );
    }

    public Logged<ScheduledSweep> TickLog { get; } = new();

    public FakeTimeProvider Time { get; } = new(A.Noon);

    public TroubledStore Store { get; }

    public TroubledQueue Queue { get; }

    public SweepIntake Intake { get; }

    /// <summary>The intake of another instance, on the same state and without faults.</summary>
    public SweepIntake Other { get; }

    public ScheduledSweep Tick { get; }

    public static SweepRequest Request { get; } = new() { Origin = SweepOrigin.Http };

    public static SweepRequest Alert(params int[] machines) =>
        new()
        {
            Origin = SweepOrigin.Alert,
            Mode = SweepMode.Repair,
            Machines = [.. machines.Select(number => A.Id(number).Value)],
        };

    public static Exception Gone => new StateUnavailableException("the test wants it so");

    public Task<SweepRecord?> FindAsync(string id) => memory.FindAsync(id, CancellationToken.None);

    public async Task<IReadOnlyList<SweepRecord>> RecordsAsync() =>
        await memory.ListAsync(1000, CancellationToken.None);

    public async Task<IReadOnlyList<string>> TakeMessagesAsync()
    {
        var ids = new List<string>();
        while (await messages.Sweeps.ReceiveAsync(CancellationToken.None) is { } message)
        {
            Assert.True(SweepMessage.TryRead(message.Text, out var read));
            ids.Add(read.SweepId);
            await message.CompleteAsync(CancellationToken.None);
        }

        return ids;
    }

    /// <summary>A record as a process leaves it that died before it sent the message.</summary>
    public async Task StrandAsync(string id, SweepRequest? request = null) =>
        Assert.NotNull(
            await memory.TryAddAsync(
                new SweepRecord
                {
                    Id = id,
                    Request = request ?? Request,
                    AcceptedAt = Time.GetUtcNow(),
                    UpdatedAt = Time.GetUtcNow(),
                },
                CancellationToken.None
            )
        );

    public async Task SetAsync(string id, Func<SweepRecord, SweepRecord> change) =>
        Assert.NotNull(await memory.TryReplaceAsync(change((await FindAsync(id))!), CancellationToken.None));
}
