using Lab.Platform.Throttling;
using Microsoft.Extensions.Time.Testing;
using Remediation.Fleet;

namespace Lab.Tests.Platform.Throttling;

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
    [InlineData(CallKind.Write, Vm, 12, 15)]
    [InlineData(CallKind.Delete, Vm, 12, 15)]
    [InlineData(CallKind.Read, Vm, 36, 5)]
    [InlineData(CallKind.Poll, Vm, 45, 4)]
    [InlineData(CallKind.Write, ScaleSetVm, 12, 15)]
    [InlineData(CallKind.Read, ScaleSetVm, 36, 5)]
    [InlineData(CallKind.Write, Arc, 200, 0.1)]
    [InlineData(CallKind.Delete, Arc, 200, 0.1)]
    [InlineData(CallKind.Read, Arc, 250, 0.04)]
    public void One_machine_gets_the_documented_burst_and_then_waits_for_one_token(
        CallKind kind,
        string machine,
        int burst,
        double seconds
    )
    {
        Assert.Equal(burst, Burst(kind, machine));

        var refused = Assert.IsType<QuotaAnswer.Refused>(Ask(kind, machine));
        Assert.Equal(TimeSpan.FromSeconds(seconds), refused.Wait);
        time.Advance(refused.Wait);
        Assert.IsType<QuotaAnswer.Granted>(Ask(kind, machine));
    }

    [Fact]
    public void A_write_and_a_deletion_share_the_machines_bucket_of_updates()
    {
        Assert.Equal(
            12,
            Enumerable
                .Range(0, 20)
                .Count(number => Ask(number % 2 == 0 ? CallKind.Write : CallKind.Delete, Vm) is QuotaAnswer.Granted)
        );
    }

    [Fact]
    public void Many_machines_share_the_subscriptions_bucket_in_Resource_Manager()
    {
        var granted = Enumerable
            .Range(0, 300)
            .Count(number => Ask(CallKind.Write, $"{Compute}virtualMachines/vm{number}") is QuotaAnswer.Granted);

        Assert.Equal(200, granted);
        var refused = Assert.IsType<QuotaAnswer.Refused>(Ask(CallKind.Write, Vm));
        Assert.Equal((QuotaLayer.ResourceManager, "writes"), (refused.By.Layer, refused.By.Policy));
        Assert.IsType<QuotaAnswer.Granted>(Ask(CallKind.Write, Vm.Replace("/s1/", "/s2/", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_region_has_a_bucket_of_its_own_in_Compute()
    {
        // Slowly enough for Resource Manager, too fast for Compute: 10 writes a second against 500 a minute.
        var granted = 0;
        for (
            var number = 0;
            number < 10_000 && Ask(CallKind.Write, $"{Compute}virtualMachines/vm{number}") is QuotaAnswer.Granted;
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
            Assert.IsType<QuotaAnswer.Refused>(Ask(CallKind.Write, Vm)).By.Policy
        );
        Assert.IsType<QuotaAnswer.Granted>(Ask(CallKind.Write, Vm, "northeurope"));
    }

    [Fact]
    public void A_list_of_machines_is_dear()
    {
        var granted = Enumerable
            .Range(0, 10_000)
            .TakeWhile(_ =>
            {
                time.Advance(TimeSpan.FromMilliseconds(40));
                return quotas.Ask(new QuotaCall(CallKind.List, "s1", "westeurope", null)) is QuotaAnswer.Granted;
            })
            .Count();

        // 900 and 5 a second, used up at 25 a second.
        Assert.InRange(granted, 1_120, 1_130);
    }

    [Fact]
    public void Resource_Graph_answers_fifteen_queries_in_five_seconds()
    {
        var call = new QuotaCall(CallKind.Graph, "", "", null);

        Assert.Equal(15, Enumerable.Range(0, 20).Count(_ => quotas.Ask(call) is QuotaAnswer.Granted));
        Assert.Equal(TimeSpan.FromSeconds(5), Assert.IsType<QuotaAnswer.Refused>(quotas.Ask(call)).Wait);
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(14, Assert.Single(Assert.IsType<QuotaAnswer.Granted>(quotas.Ask(call)).Counts).Remaining);
    }

    [Fact]
    public void Allowed_call_returns_the_remaining_calls_of_every_policy()
    {
        var counts = Assert.IsType<QuotaAnswer.Granted>(Ask(CallKind.Write, Vm)).Counts;

        Assert.Equal(
            [("writes", 199), ("UpdateVMResource", 11), ("UpdateVMSubscriptionMaximum", 1_499)],
            counts.Select(count => (count.Policy, count.Remaining))
        );
    }

    [Fact]
    public void A_call_that_Compute_refuses_uses_up_nothing_of_Compute()
    {
        Burst(CallKind.Write, Vm);
        var before = Subscription();
        Ask(CallKind.Write, Vm);

        Assert.Equal(before - 1, Subscription());

        int Subscription() =>
            Assert
                .IsType<QuotaAnswer.Granted>(Ask(CallKind.Write, Compute + "virtualMachines/other"))
                .Counts[^1]
                .Remaining;
    }

    private int Burst(CallKind kind, string machine) =>
        Enumerable.Range(0, 1_000).TakeWhile(_ => Ask(kind, machine) is QuotaAnswer.Granted).Count();

    private QuotaAnswer Ask(CallKind kind, string machine, string region = "westeurope")
    {
        var id = MachineId.Parse(machine);
        return quotas.Ask(new QuotaCall(kind, id.SubscriptionId, region, id));
    }
}
