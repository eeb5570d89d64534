using Remediation.Policies;
using Remediation.Reporting;
using Remediation.Sweeps;
using Remediation.Sweeps.Running;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Sweeps.Running;

public sealed class SweepMetricsTests : IDisposable
{
    private readonly Meters meters = new();

    [Theory]
    [InlineData(SweepState.Finished, SweepOutcome.Incomplete, "Incomplete")]
    [InlineData(SweepState.Failed, null, "None")]
    [InlineData(SweepState.Cancelled, null, "None")]
    public void A_sweep_that_ended_is_counted_with_few_words(SweepState state, SweepOutcome? outcome, string word)
    {
        new SweepMetrics(meters).CountEnd(
            new SweepRecord
            {
                Id = "secret-id",
                Request = new SweepRequest
                {
                    Origin = SweepOrigin.Alert,
                    Mode = SweepMode.Inspect,
                    Machines = [A.Id().Value],
                },
                AcceptedAt = A.Noon,
                UpdatedAt = A.Noon.AddSeconds(90.5),
                State = state,
                Outcome = outcome,
            }
        );

        var tags = $"mode=Inspect origin=Alert outcome={word} state={state}";
        Assert.Equal([$"tls.sweeps 1 {tags}", $"tls.sweep.duration 90.5 {tags}"], meters.Measured);
    }

    [Fact]
    public void The_machines_of_a_report_are_counted_by_verdict()
    {
        new SweepMetrics(meters).CountMachines(ReportBuilder.Large(13));

        Assert.Equal(10, meters.Measured.Count);
        Assert.Contains("tls.sweep.machines 2 verdict=RestartPending", meters.Measured);
        Assert.Contains("tls.sweep.machines 1 verdict=Compliant", meters.Measured);
        Assert.Equal(13, meters.Measured.Sum(line => int.Parse(line.Split(' ')[1], null)));
    }

    [Fact]
    public void An_interruption_is_counted_without_a_word()
    {
        new SweepMetrics(meters).CountInterruption();
        Assert.Equal(["tls.sweep.interruptions 1"], meters.Measured);
    }

    [Fact]
    public async Task Finished_sweep_is_counted_once_however_often_its_message_is_delivered()
    {
        using var world = new HandlerWorld();
        await world.AddAsync();
        await world.HandleAsync();
        await world.HandleAsync();

        Assert.Single(world.Meters.Measured, line => line.StartsWith("tls.sweeps ", StringComparison.Ordinal));
        Assert.Single(world.Meters.Measured, line => line.StartsWith("tls.sweep.duration ", StringComparison.Ordinal));
        Assert.Equal(
            ["tls.sweep.machines 2 verdict=RestartPending"],
            world.Meters.Measured.Where(line => line.StartsWith("tls.sweep.machines", StringComparison.Ordinal))
        );
    }

    public void Dispose() => meters.Dispose();
}
