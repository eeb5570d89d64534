using CsCheck;
using Remediation.Inventory;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Inventory;

public class MachineIdTests
{
    private const string Group = "/subscriptions/Sub-1/resourceGroups/My_RG.(1)/providers/";

    [Theory]
    [InlineData("Microsoft.Compute/virtualMachines/VM-1", MachineKind.AzureVm, "vm-1")]
    [InlineData("microsoft.compute/VIRTUALMACHINES/vm-1/", MachineKind.AzureVm, "vm-1")]
    [InlineData("Microsoft.Compute/virtualMachineScaleSets/Set/virtualMachines/7", MachineKind.ScaleSetVm, "7")]
    [InlineData("Microsoft.HybridCompute/machines/Arc-1", MachineKind.ArcServer, "arc-1")]
    public void The_three_kinds_of_machine_are_read(string tail, MachineKind kind, string name)
    {
        Assert.True(MachineId.TryParse($"  {Group}{tail} ", out var id));
        Assert.Equal(kind, id.Kind);
        Assert.Equal("sub-1", id.SubscriptionId);
        Assert.Equal("my_rg.(1)", id.ResourceGroup);
        Assert.Equal(name, id.Name);
        Assert.Equal((Group + tail).TrimEnd('/').ToLowerInvariant(), id.Value);
        Assert.Equal(id.Value, id.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("vm-1")]
    [InlineData("/subscriptions/s/resourceGroups/rg")]
    [InlineData("/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines")]
    [InlineData("/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/disks/d")]
    [InlineData("/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachinesX/vm")]
    [InlineData("/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm/extensions/e")]
    [InlineData(
        "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachineScaleSets/set/extensions/e"
    )]
    [InlineData("/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachineScaleSets/set")]
    [InlineData(
        "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/availabilitySets/set/virtualMachines/0"
    )]
    [InlineData("/subscriptions/s/resourceGroups/rg/providers/Microsoft.HybridCompute/machinesX/m")]
    [InlineData("/subscriptions/s/resourceGroups/rg/providers/Microsoft.Storage/virtualMachines/vm")]
    [InlineData("/tenants/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm")]
    [InlineData("/subscriptions/s/groups/rg/providers/Microsoft.Compute/virtualMachines/vm")]
    [InlineData("/subscriptions/s/resourceGroups/rg/resources/Microsoft.Compute/virtualMachines/vm")]
    [InlineData("x/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm")]
    [InlineData("https://host/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm")]
    [InlineData("/subscriptions/s/resourceGroups//providers/Microsoft.Compute/virtualMachines/vm")]
    public void Anything_else_names_no_machine(string? text)
    {
        Assert.False(MachineId.TryParse(text, out var id));
        Assert.Null(id);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("a b")]
    [InlineData("a?b=c")]
    [InlineData("a%2fb")]
    [InlineData("a#b")]
    [InlineData("a'b")]
    [InlineData("a\nb")]
    [InlineData("a\\b")]
    [InlineData("a;b")]
    [InlineData("a\u0000b")]
    [InlineData("")]
    public void No_segment_may_be_odd(string segment)
    {
        Assert.False(
            MachineId.TryParse(
                $"/subscriptions/{segment}/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm",
                out _
            )
        );
        Assert.False(
            MachineId.TryParse(
                $"/subscriptions/s/resourceGroups/{segment}/providers/Microsoft.Compute/virtualMachines/vm",
                out _
            )
        );
        Assert.False(
            MachineId.TryParse(
                $"/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/{segment}",
                out _
            )
        );
        Assert.False(
            MachineId.TryParse(
                "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachineScaleSets/"
                    + $"{segment}/virtualMachines/0",
                out _
            )
        );
    }

    [Theory]
    [InlineData(90, true)]
    [InlineData(91, false)]
    public void A_segment_has_at_most_ninety_characters(int length, bool expected) =>
        Assert.Equal(
            expected,
            MachineId.TryParse(
                $"/subscriptions/s/resourceGroups/{new string('g', length)}/providers/Microsoft.Compute/"
                    + "virtualMachines/vm",
                out _
            )
        );

    [Fact]
    public void Two_spellings_of_one_id_are_equal() =>
        Assert.Equal(MachineId.Parse(A.Id().Value), MachineId.Parse(A.Id().Value.ToUpperInvariant() + "/"));

    [Fact]
    public void Parsing_an_id_without_a_machine_fails_with_a_message()
    {
        var error = Assert.Throws<FormatException>(() => MachineId.Parse("nonsense"));

        Assert.Equal("'nonsense' is not the ARM id of a machine.", error.Message);
    }

    [Fact]
    public void Reading_never_throws_and_whatever_is_accepted_is_made_of_safe_segments() =>
        Gen.Select(Gen.OneOf("vm", "", "..", "A", "s"), Gen.String[0, 4], Gen.Int[0, 3])
            .Sample(
                (known, text, place) =>
                {
                    string[] parts = ["s", "rg", "vm", known];
                    parts[place] = text;
                    var id =
                        $"/subscriptions/{parts[0]}/resourceGroups/{parts[1]}/providers/Microsoft.Compute/"
                        + $"virtualMachines/{parts[2]}{parts[3]}";

                    if (MachineId.TryParse(id, out var machine))
                    {
                        Assert.All(
                            machine.Value.Split('/')[1..],
                            segment => Assert.Matches(@"^[\w.()-]{1,90}$", segment)
                        );
                        Assert.Equal(9, machine.Value.Split('/').Length);
                    }
                }
            );
}
