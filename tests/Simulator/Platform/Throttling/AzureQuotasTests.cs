using Microsoft.Extensions.Time.Testing;
using Remediation.Inventory;
using Simulator.Platform.Throttling;

namespace Simulator.Tests.Platform.Throttling;

public class AzureQuotasTests
{
    private const string Compute = "/subscriptions/s1/resourceGroups/rg/providers/Microsoft.Compute/";
    private const string Vm = Compute + "virtualMachines/vm1";
    private const string ScaleSetVm = Compute + "virtualMachineScaleSets/set/virtualMachines/0";
    private const string Arc = "/subscriptions/s1/resourceGroups/rg/providers/Microsoft.HybridCompute/machines/arc1";

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero));
    private readonly AzureQuotas quotas;

    public AzureQuotasTests() => quotas = new AzureQuotas(time);

    // The documented numbers: calls at once, seconds until the next.
    [Theory]
    [InlineData(QuotaCallKind.Write, Vm, 12, 15)]
    [InlineData(QuotaCallKind.Delete, Vm, 12, 15)]
    [InlineData(QuotaCallKind.Read, Vm, 36, 5)]
    [InlineData(QuotaCallKind.Poll, Vm, 45, 4)]
    [InlineData(QuotaCallKind.Write, ScaleSetVm, 12, 15)]
    [InlineData(QuotaCallKind.Read, ScaleSetVm, 36, 5)]
    [InlineData(QuotaCallKind.Write, Arc, 200, 0.1)]
    [InlineData(QuotaCallKind.Delete, Arc, 200, 0.1)]
    [InlineData(QuotaCallKind.Read, Arc, 250, 0.04)]
    public void One_machine_gets_the_documented_burst_and_then_waits_for_one_token(
        QuotaCallKind kind,
        string machine,
        int burst,
        double seconds
    )
    {
        Assert.Equal(burst, Burst(kind, machine));

        var refused = Assert.IsType<QuotaDecision.Refused>(Ask(kind, machine));
        Assert.Equal(TimeSpan.FromSeconds(seconds), refused.Wait);
        time.Advance(refused.Wait);
        Assert.IsType<QuotaDecision.Granted>(Ask(kind, machine));
    }

    [Fact]
    public void A_write_and_a_deletion_share_the_machines_bucket_of_updates()
    {
        Assert.Equal(
            12,
            Enumerable
                .Range(0, 20)
                .Count(number =>
                    Ask(number % 2 == 0 ? QuotaCallKind.Write : QuotaCallKind.Delete, Vm) is QuotaDecision.Granted
                )
        );
    }

    [Fact]
    public void Many_machines_share_the_subscriptions_bucket_in_Resource_Manager()
    {
        var granted = Enumerable
            .Range(0, 300)
            .Count(number => Ask(QuotaCallKind.Write, $"{Compute}virtualMachines/vm{number}") is QuotaDecision.Granted);

        Assert.Equal(200, granted);
        var refused = Assert.IsType<QuotaDecision.Refused>(Ask(QuotaCallKind.Write, Vm));
        Assert.Equal((QuotaLayer.ResourceManager, "writes"), (refused.By.Layer, refused.By.Policy));
        Assert.IsType<QuotaDecision.Granted>(
            Ask(QuotaCallKind.Write, Vm.Replace("/s1/", "/s2/", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void A_region_has_a_bucket_of_its_own_in_Compute()
    {
        // Slowly enough for Resource Manager, too fast for Compute: 10 writes a second against 500 a minute.
        var granted = 0;
        for (
            var number = 0;
            number < 10_000
                && Ask(QuotaCallKind.Write, $"{Compute}virtualMachines/vm{number}") is QuotaDecision.Granted;
            number++
        )
        {
            granted++;
            time.Advance(TimeSpan.FromMilliseconds(100));
        }

        // 1,500 and what came in while they were used up: g = 1,500 + g / 10 s * 8.33 per s, so 9,000.
        Assert.InRange(granted, 8_990, 9_010);
        Assert.Equal(
            "UpdateVMSubscriptionMaximum",
            Assert.IsType<QuotaDecision.Refused>(Ask(QuotaCallKind.Write, Vm)).By.Policy
        );
        Assert.IsType<QuotaDecision.Granted>(Ask(QuotaCallKind.Write, Vm, "northeurope"));
    }

    [Fact]
    public void A_list_of_machines_is_dear()
    {
        var granted = Enumerable
            .Range(0, 10_000)
            .TakeWhile(_ =>
            {
                time.Advance(TimeSpan.FromMilliseconds(40));
                return quotas.Ask(new QuotaCall(QuotaCallKind.List, "s1", "westeurope", null)) is QuotaDecision.Granted;
            })
            .Count();

        // 900 and 5 a second, used up at 25 a second.
        Assert.InRange(granted, 1_120, 1_130);
    }

    [Fact]
    public void Resource_Graph_answers_fifteen_queries_in_five_seconds()
    {
        var call = new QuotaCall(QuotaCallKind.Graph, "", "", null);

        Assert.Equal(15, Enumerable.Range(0, 20).Count(_ => quotas.Ask(call) is QuotaDecision.Granted));
        Assert.Equal(TimeSpan.FromSeconds(5), Assert.IsType<QuotaDecision.Refused>(quotas.Ask(call)).Wait);
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(14, Assert.Single(Assert.IsType<QuotaDecision.Granted>(quotas.Ask(call)).Counts).Remaining);
    }

    [Fact]
    public void Allowed_call_returns_the_remaining_calls_of_every_policy()
    {
        var counts = Assert.IsType<QuotaDecision.Granted>(Ask(QuotaCallKind.Write, Vm)).Counts;

        Assert.Equal(
            [("writes", 199), ("UpdateVMResource", 11), ("UpdateVMSubscriptionMaximum", 1_499)],
            counts.Select(count => (count.Policy, count.Remaining))
        );
    }

    [Fact]
    public void A_call_that_Compute_refuses_uses_up_nothing_of_Compute()
    {
        Burst(QuotaCallKind.Write, Vm);
        var before = Subscription();
        Ask(QuotaCallKind.Write, Vm);

        Assert.Equal(before - 1, Subscription());

        int Subscription() =>
            Assert
                .IsType<QuotaDecision.Granted>(Ask(QuotaCallKind.Write, Compute + "virtualMachines/other"))
                .Counts[^1]
                .Remaining;
    }

    private int Burst(QuotaCallKind kind, string machine) =>
        Enumerable.Range(0, 1_000).TakeWhile(_ => Ask(kind, machine) is QuotaDecision.Granted).Count();

    private QuotaDecision Ask(QuotaCallKind kind, string machine, string region = "westeurope")
    {
        var id = MachineId.Parse(machine);
        return quotas.Ask(new QuotaCall(kind, id.SubscriptionId, region, id));
    }
}
