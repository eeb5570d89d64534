using Remediation.Attributions;
using Remediation.Inventory;
using Remediation.Tests.Builders;
using static Remediation.Tests.Attributions.AttributionFixture;

namespace Remediation.Tests.Attributions;

/// <summary>Names and addresses that several machines share.</summary>
public class MachineMatcherSharedTests
{
    private static readonly Machine First = A.Machine(1);
    private static readonly Machine Second = A.Machine(2);

    [Fact]
    public void A_second_witness_narrows_a_shared_name() =>
        AssertProven(
            Second,
            AttributionBasis.NameAndAddress,
            Match(A.Caller(host: "vm-01", address: "10.0.0.2"), First, Second with { ComputerName = "vm-01" })
        );

    [Fact]
    public void A_second_witness_narrows_a_shared_address()
    {
        var inventory = A.Inventory(First, Second) with
        {
            SharedAddresses = [new("203.0.113.1", "nat-1", [First.Id, Second.Id])],
        };

        AssertProven(
            Second,
            AttributionBasis.NameAndAddress,
            Match(A.Caller(host: "vm-02", address: "203.0.113.1"), inventory)
        );
    }

    [Fact]
    public void A_shared_name_accuses_nobody() =>
        AssertSeveral(
            "TLS204",
            "2 machines are called 'vm-01'.",
            [First, Second],
            Match(A.Caller(host: "vm-01"), Second with { ComputerName = "vm-01" }, First)
        );

    [Fact]
    public void Clones_behind_one_address_are_not_told_apart() =>
        AssertSeveral(
            "TLS204",
            "2 machines are called 'vm-01'.",
            [First, Second],
            Match(
                A.Caller(host: "vm-01", address: "10.0.0.1"),
                First,
                Second with
                {
                    ComputerName = "vm-01",
                    Addresses = ["10.0.0.1"],
                },
                A.Machine(3)
            )
        );

    [Fact]
    public void Overlapping_ranges_accuse_nobody() =>
        AssertSeveral(
            "TLS203",
            "10.0.0.1 is shared by 2 known machines (overlapping ranges).",
            [First, Second],
            Match(A.Caller(address: "10.0.0.1"), Second with { Addresses = ["10.0.0.1"] }, First)
        );

    [Fact]
    public void A_shared_address_accuses_nobody_even_where_one_member_is_known()
    {
        var inventory = A.Inventory(First) with
        {
            SharedAddresses = [new("203.0.113.1", "NAT gateway nat-1", [First.Id, A.Id(9)])],
        };

        AssertSeveral(
            "TLS203",
            "203.0.113.1 is shared by 1 known machines (NAT gateway nat-1).",
            [First],
            Match(A.Caller(address: "203.0.113.1"), inventory)
        );
    }

    [Fact]
    public void A_machines_own_address_that_is_also_shared_accuses_nobody()
    {
        var inventory = A.Inventory(First) with
        {
            SharedAddresses = [new("10.0.0.1", "b", []), new("10.0.0.1", "a", [First.Id])],
        };

        AssertSeveral(
            "TLS203",
            "10.0.0.1 is shared by 1 known machines (a, b).",
            [First],
            Match(A.Caller(address: "10.0.0.1"), inventory)
        );
    }

    [Fact]
    public void An_address_of_one_machine_twice_is_still_one_machine() =>
        AssertProven(
            First,
            AttributionBasis.Address,
            Match(A.Caller(address: "10.0.0.1"), First with { Addresses = ["10.0.0.1", "10.0.0.1"] })
        );

    [Fact]
    public void A_shared_address_of_a_stranger_is_still_shared() =>
        AssertSeveral(
            "TLS203",
            "10.0.0.1 is shared by 2 known machines (overlapping ranges).",
            [First, Second],
            Match(A.Caller(host: "unknown", address: "10.0.0.1"), First, Second with { Addresses = ["10.0.0.1"] })
        );

    [Fact]
    public void A_stranger_on_a_shared_address_with_one_known_member_is_not_that_member()
    {
        var inventory = A.Inventory(First) with { SharedAddresses = [new("203.0.113.1", "nat-1", [First.Id])] };

        AssertSeveral(
            "TLS203",
            "203.0.113.1 is shared by 1 known machines (nat-1).",
            [First],
            Match(A.Caller(host: "unknown", address: "203.0.113.1"), inventory)
        );
    }

    [Fact]
    public void An_address_in_the_ranges_of_two_networks_names_nobody()
    {
        var inventory = A.Inventory(First) with
        {
            Ranges =
            [
                new("vnet-a", System.Net.IPNetwork.Parse("10.0.0.0/16")),
                new("vnet-b", System.Net.IPNetwork.Parse("10.0.0.0/8")),
            ],
        };

        AssertSeveral(
            "TLS203",
            "10.0.0.1 lies in the ranges of 2 networks.",
            [First],
            new MachineMatcher(inventory, A.Sightings(inventory)).Match(A.Finding(A.Caller(address: "10.0.0.1")))
        );
    }

    [Fact]
    public void A_shared_name_is_not_narrowed_by_an_address_that_may_have_been_the_others_then()
    {
        var inventory = A.Inventory(First, Second with { ComputerName = "vm-01" });
        Assert.IsType<Attribution.Unattributed>(
            new MachineMatcher(inventory, []).Match(A.Finding(A.Caller(host: "vm-01", address: "10.0.0.2")))
        );
    }
}
