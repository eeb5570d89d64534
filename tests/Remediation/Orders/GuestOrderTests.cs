using System.Security.Cryptography;
using System.Text;
using Remediation.Baseline;
using Remediation.Orders;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Orders;

public class GuestOrderTests
{
    private static readonly TlsBaseline Other = TlsBaseline.FromParts([BaselinePart.WinHttp]);

    [Fact]
    public void Names_differ_when_machine_mode_baseline_attempt_or_sweep_differ()
    {
        var machine = A.Machine();
        string[] names =
        [
            GuestOrder.Repair(machine, TlsBaseline.Default, 1).Name,
            GuestOrder.Repair(machine, TlsBaseline.Default, 2).Name,
            GuestOrder.Repair(machine, TlsBaseline.Default, 12).Name,
            GuestOrder.Repair(machine, Other, 1).Name,
            GuestOrder.Repair(A.Machine(2), TlsBaseline.Default, 1).Name,
            GuestOrder.Inspect(machine, TlsBaseline.Default, "attempt 1").Name,
            GuestOrder.Inspect(machine, TlsBaseline.Default, "sweep-1").Name,
            GuestOrder.Inspect(machine, TlsBaseline.Default, "sweep-2").Name,
            GuestOrder.Inspect(machine, Other, "sweep-1").Name,
            GuestOrder.Inspect(A.Machine(2), TlsBaseline.Default, "sweep-1").Name,
            GuestOrder.Restore(machine, TlsBaseline.Default, "sweep-1").Name,
            GuestOrder.Restore(machine, TlsBaseline.Default, "tlsr-1").Name,
        ];

        Assert.Distinct(names);
        Assert.All(names, name => Assert.Matches("^tlsr-[0-9a-f]{24}$", name));
    }

    [Fact]
    public void Order_name_is_independent_of_other_inventory_fields()
    {
        var changed = A.Machine() with
        {
            Tags = A.Tag("a", "b"),
            Addresses = [],
            Location = "x",
            Name = "X",
            ComputerName = "",
        };

        Assert.Equal(
            GuestOrder.Repair(A.Machine(), TlsBaseline.Default, 1).Name,
            GuestOrder.Repair(changed, TlsBaseline.FromParts(TlsBaseline.DefaultParts), 1).Name
        );
        Assert.Equal(
            GuestOrder.Inspect(A.Machine(), TlsBaseline.Default, "s").Name,
            GuestOrder.Inspect(changed, TlsBaseline.Default, "s").Name
        );
    }

    [Theory]
    [InlineData(GuestMode.Inspect)]
    [InlineData(GuestMode.Repair)]
    [InlineData(GuestMode.Restore)]
    public void Order_carries_what_the_script_needs_and_nothing_else(GuestMode mode)
    {
        var machine = A.Machine();
        var order = mode switch
        {
            GuestMode.Inspect => GuestOrder.Inspect(machine, Other, "s"),
            GuestMode.Repair => GuestOrder.Repair(machine, Other, 1),
            _ => GuestOrder.Restore(machine, Other, "tlsr-7"),
        };
        KeyValuePair<string, string>[] undo = mode == GuestMode.Restore ? [new("UndoOf", "tlsr-7")] : [];

        Assert.Equal(
            [new("OrderId", order.Name), new("Mode", mode.ToString()), new("Settings", Other.ScriptArgument), .. undo],
            order.Parameters
        );
        Assert.Equal(mode, order.Mode);
        Assert.Same(machine, order.Machine);
        Assert.Equal(GuestScript.Text, order.Script);
    }

    [Fact]
    public void The_script_is_the_file_of_the_repository_and_its_hash_is_of_its_text()
    {
        Assert.Equal(
            File.ReadAllText(Path.Combine(Repository.Root, "src/Guest/Invoke-TlsBaseline.ps1")),
            GuestScript.Text
        );
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(GuestScript.Text))),
            GuestScript.Hash
        );
    }

    [Fact]
    public void Default_poll_timeout_outlasts_the_script_timeout() =>
        Assert.Equal(
            new OrderExecutionOptions(
                TimeSpan.FromSeconds(15),
                TimeSpan.FromMinutes(10),
                TimeSpan.FromMinutes(15),
                256
            ),
            OrderExecutionOptions.Default
        );
}
