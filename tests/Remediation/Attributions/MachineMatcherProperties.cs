using CsCheck;
using Remediation.Attributions;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Callers;
using Remediation.Inventory;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Attributions;

/// <summary>What holds for every inventory and finding.</summary>
public class MachineMatcherProperties
{
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
                                || attributed.Basis == AttributionBasis.NameAndAddress
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
                        is not Attribution.Attributed { Basis: AttributionBasis.Address } attributed
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

    private static readonly Gen<AddressObservation[]> Sightings = Gen.Select(
            Gen.Int[1, 3],
            Gen.Int[1, 5],
            Gen.Int[0, 8],
            Gen.Int[0, 8]
        )
        .Select(
            (address, machine, from, length) =>
                new AddressObservation(
                    $"10.0.0.{address}",
                    A.Id(machine).Value,
                    "",
                    A.Noon.AddDays(-4).AddHours(from * 12),
                    A.Noon.AddDays(-4).AddHours((from + length) * 12)
                )
        )
        .Array[0, 5];

    // True if nothing that the log says about the caller speaks against this machine.
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
}
