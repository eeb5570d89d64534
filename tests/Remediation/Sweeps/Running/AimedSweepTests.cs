using System.Text.Json;
using Remediation.Policies;
using Remediation.Sweeps;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Sweeps.Running;

/// <summary>A request through a worker: machines that the sweep contacts, and the report on all others.</summary>
public sealed class AimedSweepTests : IDisposable
{
    private static readonly SweepRequest Repair = new() { Origin = SweepOrigin.Http, Mode = SweepMode.Repair };

    private readonly HandlerWorld world = new();

    public static TheoryData<string, string[]> Aims =>
        new()
        {
            { "everything", ["vm-01", "vm-02"] },
            { "machine", ["vm-02"] },
            { "computer", ["vm-02"] },
            { "both", ["vm-01", "vm-02"] },
            { "subscription", ["vm-01", "vm-02"] },
            { "elsewhere", [] },
            { "unknown", [] },
        };

    [Theory]
    [MemberData(nameof(Aims))]
    public async Task Targeted_sweep_contacts_only_its_targets(string aim, string[] contacted)
    {
        await world.AddAsync(
            aim switch
            {
                "machine" => Repair with { Machines = [A.Id(2).Value] },
                "computer" => Repair with { ComputerNames = ["vm-02"] },
                "both" => Repair with { Machines = [A.Id(2).Value], ComputerNames = ["vm-01"] },
                "subscription" => Repair with { Subscriptions = [A.Subscription] },
                "elsewhere" => Repair with { Subscriptions = ["99999999-0000-4000-8000-000000000099"] },
                "unknown" => Repair with { Machines = [A.Id(9).Value] },
                _ => Repair,
            }
        );
        await world.HandleAsync();

        Assert.Equal(contacted, Contacted());
        Assert.Equal(SweepState.Finished, (await world.FindAsync())!.State);
        Assert.Equal((string[])["vm-01", "vm-02"], (await MachinesAsync()).Select(machine => machine.Name));
        Assert.All(
            await MachinesAsync(),
            machine => Assert.Equal(!contacted.Contains(machine.Name), machine.Code == "TLS310")
        );
    }

    [Fact]
    public async Task Only_the_approved_plan_contacts_machines()
    {
        var plan = (await world.SweepAloneAsync(SweepMode.Report)).PlanId;
        await world.AddAsync(Repair with { PlanId = "plan-0123456789ab" });
        await world.HandleAsync();
        Assert.Equal(
            ("TLS311", 0),
            (Assert.Single((await MachinesAsync()).Select(machine => machine.Code).Distinct()), Contacted().Count)
        );

        using var other = new HandlerWorld();
        await other.AddAsync(Repair with { PlanId = plan });
        await other.HandleAsync();
        Assert.Equal(
            ["start vm-01 Repair", "start vm-02 Repair"],
            other.Channel.Calls.Where(call => call.StartsWith("start", StringComparison.Ordinal)).Order()
        );
        Assert.Equal(plan, (await other.FindAsync())!.PlanId);
    }

    [Theory]
    [InlineData(SweepMode.Repair)]
    [InlineData(SweepMode.Inspect)]
    public async Task Dry_run_contacts_no_machine_and_makes_the_same_plan(SweepMode mode)
    {
        using var wet = new HandlerWorld();
        await wet.AddAsync(Repair with { Mode = mode });
        await wet.HandleAsync();
        await world.AddAsync(Repair with { Mode = mode, DryRun = true });
        await world.HandleAsync();

        Assert.Empty(world.Channel.Calls);
        Assert.NotEmpty(wet.Channel.Calls);
        Assert.Equal((await wet.FindAsync())!.PlanId, (await world.FindAsync())!.PlanId);
        Assert.All(await MachinesAsync(), machine => Assert.Equal("TLS312", machine.Code));
    }

    [Theory]
    [InlineData(SweepMode.Report, "")]
    [InlineData(SweepMode.Inspect, "Inspect")]
    [InlineData(SweepMode.Repair, "Repair")]
    public async Task Settings_that_were_narrowed_after_the_request_was_accepted_win(SweepMode narrowed, string orders)
    {
        world.Settings = world.Settings with { Mode = narrowed };
        await world.AddAsync(Repair);
        await world.HandleAsync();

        Assert.Equal(
            orders.Length == 0 ? [] : [$"start vm-01 {orders}", $"start vm-02 {orders}"],
            world.Channel.Calls.Where(call => call.StartsWith("start", StringComparison.Ordinal)).Order()
        );
        Assert.Contains($"\"mode\": \"{narrowed}\"", await world.ReportAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_never_widens_the_settings()
    {
        foreach (
            var (asked, allowed) in from asked in Enum.GetValues<SweepMode>()
            from allowed in Enum.GetValues<SweepMode>()
            select (asked, allowed)
        )
        {
            var policy = (world.Settings with { Mode = allowed }).CreatePolicy(Repair with { Mode = asked });
            Assert.Equal((SweepMode)Math.Min((int)asked, (int)allowed), policy.Mode);
            Assert.Equal(world.Settings.Policy.MaxRepairs, policy.MaxRepairs);
        }
    }

    public void Dispose() => world.Dispose();

    private List<string> Contacted() => [.. world.Channel.Calls.Select(call => call.Split(' ')[1]).Distinct().Order()];

    private async Task<List<(string Name, string Code)>> MachinesAsync() =>
        [
            .. JsonDocument
                .Parse(await world.ReportAsync())
                .RootElement.GetProperty("machines")
                .EnumerateArray()
                .Select(machine =>
                    (
                        machine.GetProperty("id").GetString()!.Split('/')[^1],
                        machine.GetProperty("reason").GetProperty("code").GetString()!
                    )
                ),
        ];
}
