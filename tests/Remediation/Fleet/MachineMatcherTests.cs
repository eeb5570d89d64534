using CsCheck;
using Remediation.Findings;
using Remediation.Fleet;
using Remediation.Reasons;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Fleet;

public class MachineMatcherTests
{
    private static readonly Machine First = A.Machine(1);
    private static readonly Machine Second = A.Machine(2);

    [Fact]
    public void A_resource_id_in_the_inventory_is_proof() =>
        AssertProven(
            First,
            Witness.ResourceId,
            Match(A.Caller(resourceId: First.Id.Value, host: "vm-02", address: "10.0.0.2"), First, Second)
        );

    [Fact]
    public void An_unknown_resource_id_is_no_proof_whatever_else_the_row_says() =>
        AssertNobody(
            "TLS202",
            "No machine in the inventory has the id /x.",
            Match(A.Caller(resourceId: "/x", host: "vm-01", address: "10.0.0.1"), First)
        );

    [Fact]
    public void A_machines_own_identity_is_proof_whatever_name_or_address_the_row_gives() =>
        AssertProven(
            Second,
            Witness.ManagedIdentity,
            Match(Identity("p-2") with { HostName = "vm-01", Address = "10.0.0.1" }, First, WithIdentity(Second, "p-2"))
        );

    [Fact]
    public void An_identity_that_no_machine_owns_proves_nothing_and_takes_nothing_away()
    {
        AssertNobody(
            "TLS202",
            "No machine in the inventory is called identity p-9.",
            Match(Identity("p-9"), WithIdentity(First, "p-1"))
        );
        AssertProven(
            First,
            Witness.ComputerName,
            Match(Identity("p-9") with { HostName = "vm-01" }, WithIdentity(First, "p-1"))
        );
    }

    [Fact]
    public void An_identity_that_two_machines_seem_to_own_names_neither() =>
        AssertSeveral(
            "TLS205",
            "2 machines have the identity p-1.",
            [First, Second],
            Match(Identity("p-1"), WithIdentity(First, "p-1"), WithIdentity(Second, "p-1"))
        );

    [Fact]
    public void A_resource_id_and_another_machines_identity_prove_nothing() =>
        AssertSeveral(
            "TLS205",
            "'vm-01' and identity p-2 point to different machines.",
            [First, Second],
            Match(A.Caller(resourceId: First.Id.Value) with { PrincipalId = "p-2" }, First, WithIdentity(Second, "p-2"))
        );

    [Theory]
    [InlineData("SQLSecurityAuditEvents")]
    [InlineData("AzureDiagnostics.SqlAudit")]
    public void A_name_that_only_the_client_says_needs_a_second_witness(string source)
    {
        var claim = A.Finding(A.Caller(host: "vm-01")) with { Sources = [source] };
        var inventory = A.Inventory(First, Second);

        AssertSeveral(
            "TLS213",
            $"Only the client itself says that it is 'vm-01' ({source}).",
            [First],
            Match(claim, inventory)
        );
        AssertProven(First, Witness.ComputerName, Match(claim with { Sources = ["Event", source] }, inventory));
        AssertProven(
            First,
            Witness.NameAndAddress,
            Match(claim with { Caller = A.Caller(host: "vm-01", address: "10.0.0.1") }, inventory)
        );
    }

    [Fact]
    public void A_name_that_one_machine_has_is_proof() =>
        AssertProven(First, Witness.ComputerName, Match(A.Caller(host: "vm-01"), First, Second));

    [Fact]
    public void A_name_is_proof_where_the_address_is_nobodys() =>
        AssertProven(
            First,
            Witness.ComputerName,
            Match(A.Caller(host: "vm-01", address: "203.0.113.7"), First, Second)
        );

    [Fact]
    public void A_name_is_proof_where_the_address_names_no_machine() =>
        AssertProven(
            First,
            Witness.ComputerName,
            Match(A.Caller(host: "vm-01", address: "127.0.0.1"), First, Second with { Addresses = ["127.0.0.1"] })
        );

    [Fact]
    public void An_address_that_one_machine_has_is_proof() =>
        AssertProven(Second, Witness.Address, Match(A.Caller(address: "10.0.0.2"), First, Second));

    [Fact]
    public void A_name_and_an_address_that_agree_are_proof() =>
        AssertProven(First, Witness.NameAndAddress, Match(A.Caller(host: "vm-01", address: "10.0.0.1"), First, Second));

    [Fact]
    public void A_second_witness_narrows_a_shared_name() =>
        AssertProven(
            Second,
            Witness.NameAndAddress,
            Match(A.Caller(host: "vm-01", address: "10.0.0.2"), First, Second with { ComputerName = "vm-01" })
        );

    [Fact]
    public void A_second_witness_narrows_a_shared_address()
    {
        var inventory = A.Inventory(First, Second) with
        {
            SharedAddresses = [new("203.0.113.1", "nat-1", [First.Id, Second.Id])],
        };

        AssertProven(Second, Witness.NameAndAddress, Match(A.Caller(host: "vm-02", address: "203.0.113.1"), inventory));
    }

    [Fact]
    public void A_name_and_an_address_that_point_to_different_machines_prove_nothing() =>
        AssertSeveral(
            "TLS205",
            "'vm-02' and 10.0.0.1 point to different machines.",
            [First, Second],
            Match(A.Caller(host: "vm-02", address: "10.0.0.1"), Second, First)
        );

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
            Witness.Address,
            Match(A.Caller(address: "10.0.0.1"), First with { Addresses = ["10.0.0.1", "10.0.0.1"] })
        );

    [Fact]
    public void The_server_side_of_a_connection_accuses_nobody() =>
        AssertNobody(
            "TLS208",
            ReasonCodes.RemoteClientUnknown.Meaning,
            Match(A.Caller(resourceId: First.Id.Value, serverSide: true), First)
        );

    [Fact]
    public void A_caller_without_any_name_is_nobody() =>
        AssertNobody("TLS201", ReasonCodes.CallerUnnamed.Meaning, Match(A.Caller(), First));

    [Theory]
    [InlineData("unknown", "", "unknown")]
    [InlineData("", "10.9.9.9", "10.9.9.9")]
    [InlineData("unknown", "10.9.9.9", "unknown")]
    public void A_caller_that_the_inventory_does_not_know_is_nobody(string host, string address, string label) =>
        AssertNobody(
            "TLS202",
            $"No machine in the inventory is called {label}.",
            Match(A.Caller(host: host, address: address), First)
        );

    [Fact]
    public void An_address_that_names_no_machine_is_nobody_even_if_a_machine_claims_it() =>
        AssertNobody(
            "TLS207",
            "127.0.0.1 names no machine.",
            Match(A.Caller(address: "127.0.0.1"), First with { Addresses = ["127.0.0.1"] })
        );

    [Fact]
    public void A_machine_without_a_known_name_is_not_found_by_an_empty_one() =>
        AssertNobody(
            "TLS202",
            "No machine in the inventory is called 10.9.9.9.",
            Match(A.Caller(address: "10.9.9.9"), First with { ComputerName = "" })
        );

    [Fact]
    public void An_address_is_no_proof_where_the_log_gives_another_name() =>
        AssertSeveral(
            "TLS205",
            "10.0.0.1 is of a machine that is not called 'unknown'.",
            [First],
            Match(A.Caller(host: "unknown", address: "10.0.0.1"), First)
        );

    [Fact]
    public void An_address_is_proof_where_the_machines_name_is_not_known() =>
        AssertProven(
            First,
            Witness.Address,
            Match(A.Caller(host: "unknown", address: "10.0.0.1"), First with { ComputerName = "" })
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
    public void A_named_stranger_is_not_in_the_inventory_whatever_its_address() =>
        AssertNobody(
            "TLS202",
            "No machine in the inventory is called unknown.",
            Match(A.Caller(host: "unknown", address: "127.0.0.1"), First)
        );

    [Fact]
    public void Whatever_the_world_every_finding_is_attributed_by_a_rule() =>
        Gen.Select(Generate.Inventory, Generate.Finding)
            .Sample(
                (inventory, finding) =>
                {
                    var attribution = new MachineMatcher(inventory, A.Sightings(inventory)).Match(finding);

                    Assert.Same(finding, attribution.Finding);
                    if (attribution is Attribution.Attributed attributed)
                    {
                        Assert.Contains(attributed.Machine, inventory.Machines);
                        Assert.False(finding.Caller.IsServerSide);
                    }
                    else
                    {
                        var candidates = ((Attribution.Unattributed)attribution)
                            .Candidates.Select(machine => machine.Id.Value)
                            .ToList();
                        Assert.Equal(candidates.Distinct().Order(StringComparer.Ordinal), candidates);
                    }
                }
            );

    [Fact]
    public void A_finding_that_fits_two_machines_is_never_attributed() =>
        Gen.Select(Generate.Inventory, Generate.Finding)
            .Sample(
                (inventory, finding) =>
                {
                    var caller = finding.Caller;
                    // An identity that some machine owns is the strongest word after a resource id.
                    var owners = inventory
                        .Machines.Where(machine =>
                            caller is { ResourceId: "", PrincipalId.Length: > 0 }
                            && machine.PrincipalId == caller.PrincipalId
                        )
                        .ToList();
                    var fits =
                        owners.Count > 0 ? owners : [.. inventory.Machines.Where(machine => Fits(caller, machine))];

                    if (
                        new MachineMatcher(inventory, A.Sightings(inventory)).Match(finding)
                        is Attribution.Attributed attributed
                    )
                    {
                        Assert.Contains(attributed.Machine, fits);
                        // Whoever fits besides fits only one of two witnesses; the one that is named fits both.
                        Assert.True(
                            fits.Count == 1
                                || attributed.Witness == Witness.NameAndAddress
                                || caller.ResourceId.Length > 0
                        );
                        Assert.True(caller.ResourceId.Length == 0 || attributed.Machine.Id.Value == caller.ResourceId);
                    }
                },
                iter: 2000
            );

    [Fact]
    public void A_machine_with_another_name_is_never_accused_by_its_address() =>
        Gen.Select(Generate.Inventory, Generate.Finding)
            .Sample(
                (inventory, finding) =>
                {
                    if (
                        finding.Caller is { ResourceId: "", PrincipalId: "", HostName: { Length: > 0 } host }
                        && new MachineMatcher(inventory, A.Sightings(inventory)).Match(finding)
                            is Attribution.Attributed { Machine.ComputerName: { Length: > 0 } name }
                    )
                    {
                        Assert.Equal(host, name);
                    }
                },
                iter: 2000
            );

    [Fact]
    public void An_address_proves_only_what_was_witnessed_from_the_first_connection_to_the_last_and_of_nobody_else() =>
        Gen.Select(Generate.Inventory, Generate.Finding, Sightings)
            .Sample(
                (inventory, finding, sightings) =>
                {
                    if (
                        new MachineMatcher(inventory, sightings).Match(finding)
                        is not Attribution.Attributed { Witness: Witness.Address } attributed
                    )
                    {
                        return;
                    }

                    var seen = sightings
                        .Where(seen =>
                            seen.Address == finding.Caller.Address
                            && seen.From <= finding.LastSeen.AddMinutes(15)
                            && seen.To >= finding.FirstSeen.AddMinutes(-15)
                        )
                        .ToList();
                    Assert.All(seen, sighting => Assert.Equal(attributed.Machine.Id.Value, sighting.ResourceId));
                    Assert.True(seen.Min(sighting => sighting.From) <= finding.FirstSeen.AddMinutes(15));
                    Assert.True(seen.Max(sighting => sighting.To) >= finding.LastSeen.AddMinutes(-15));
                    Assert.Contains(finding.Caller.Address, attributed.Machine.Addresses);
                },
                iter: 5000
            );

    [Fact]
    public void An_address_that_nobody_witnessed_proves_nothing() =>
        AssertSeveral(
            "TLS209",
            "Nobody says that 10.0.0.2 was of this machine from 2026-11-22 12:00 to 2026-11-23 12:00 UTC.",
            [Second],
            new MachineMatcher(A.Inventory(First, Second), []).Match(A.Finding(A.Caller(address: "10.0.0.2")))
        );

    [Fact]
    public void An_address_at_which_another_machine_was_seen_names_both()
    {
        var inventory = A.Inventory(First, Second with { Addresses = [] });
        var moved = new AddressSighting(
            "10.0.0.1",
            Second.Id.Value,
            "",
            A.Noon.AddDays(-9),
            A.Noon.AddDays(-2).AddHours(1)
        );

        AssertSeveral(
            "TLS210",
            "10.0.0.1 was seen on other machines while the connections were made.",
            [First, Second],
            new MachineMatcher(inventory, [moved, .. A.Sightings(inventory)]).Match(
                A.Finding(A.Caller(address: "10.0.0.1"))
            )
        );
    }

    [Fact]
    public void An_address_that_a_stranger_was_seen_at_names_nobody()
    {
        var inventory = A.Inventory(First);
        var stranger = new AddressSighting("10.0.0.1", "/subscriptions/s/other", "", A.Noon.AddDays(-9), A.Noon);

        Assert.IsType<Attribution.Unattributed>(
            new MachineMatcher(inventory, [stranger, .. A.Sightings(inventory)]).Match(
                A.Finding(A.Caller(address: "10.0.0.1"))
            )
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

    [Fact]
    public void The_order_of_the_inventory_makes_no_difference() =>
        Gen.Select(Generate.Inventory, Generate.Finding)
            .SelectMany(world =>
                Gen.Select(
                    Gen.Shuffle(world.Item1.Machines.ToArray()),
                    Gen.Shuffle(world.Item1.SharedAddresses.ToArray()),
                    (machines, shared) =>
                        (
                            Same: world.Item1,
                            Other: world.Item1 with
                            {
                                Machines = machines,
                                SharedAddresses = shared,
                            },
                            Finding: world.Item2
                        )
                )
            )
            .Sample(world =>
                Assert.Equivalent(
                    new MachineMatcher(world.Same, A.Sightings(world.Same)).Match(world.Finding),
                    new MachineMatcher(world.Other, A.Sightings(world.Other)).Match(world.Finding),
                    strict: true
                )
            );

    private static readonly Gen<AddressSighting[]> Sightings = Gen.Select(
            Gen.Int[1, 3],
            Gen.Int[1, 5],
            Gen.Int[0, 8],
            Gen.Int[0, 8]
        )
        .Select(
            (address, machine, from, length) =>
                new AddressSighting(
                    $"10.0.0.{address}",
                    A.Id(machine).Value,
                    "",
                    A.Noon.AddDays(-4).AddHours(from * 12),
                    A.Noon.AddDays(-4).AddHours((from + length) * 12)
                )
        )
        .Array[0, 5];

    // The honest question: could this machine be the caller, as far as each thing said about it goes?
    private static bool Fits(Caller caller, Machine machine) =>
        caller.ResourceId.Length > 0
            ? machine.Id.Value == caller.ResourceId
            : (caller.HostName.Length > 0 && machine.ComputerName == caller.HostName)
                || (
                    caller.Address.Length > 0
                    && machine.Addresses.Contains(caller.Address)
                    && (
                        caller.HostName.Length == 0
                        || machine.ComputerName.Length == 0
                        || machine.ComputerName == caller.HostName
                    )
                );

    private static Caller Identity(string principal) => A.Caller() with { PrincipalId = principal };

    private static Machine WithIdentity(Machine machine, string principal) => machine with { PrincipalId = principal };

    private static Attribution Match(Finding finding, InventorySnapshot inventory) =>
        new MachineMatcher(inventory, A.Sightings(inventory)).Match(finding);

    private static Attribution Match(Caller caller, params Machine[] machines) => Match(caller, A.Inventory(machines));

    private static Attribution Match(Caller caller, InventorySnapshot inventory) =>
        new MachineMatcher(inventory, A.Sightings(inventory)).Match(A.Finding(caller));

    private static void AssertProven(Machine machine, Witness witness, Attribution attribution)
    {
        var attributed = Assert.IsType<Attribution.Attributed>(attribution);
        Assert.Equal(machine.Id, attributed.Machine.Id);
        Assert.Equal(witness, attributed.Witness);
    }

    private static void AssertNobody(string code, string detail, Attribution attribution) =>
        AssertSeveral(code, detail, [], attribution);

    private static void AssertSeveral(string code, string detail, Machine[] candidates, Attribution attribution)
    {
        var unattributed = Assert.IsType<Attribution.Unattributed>(attribution);
        Assert.Equal((code, detail), (unattributed.Reason.Code.Id, unattributed.Reason.Detail));
        Assert.Equal(candidates.Select(machine => machine.Id), unattributed.Candidates.Select(machine => machine.Id));
    }
}
