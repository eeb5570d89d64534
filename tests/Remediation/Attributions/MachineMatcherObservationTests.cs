using Remediation.Attributions;
using Remediation.ConnectionLogs;
using Remediation.Inventory;
using Remediation.Tests.Builders;
using static Remediation.Tests.Attributions.AttributionFixture;

namespace Remediation.Tests.Attributions;

/// <summary>Observations that confirm or contradict an address.</summary>
public class MachineMatcherObservationTests
{
    private static readonly Machine First = A.Machine(1);
    private static readonly Machine Second = A.Machine(2);

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
        var moved = new AddressObservation(
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
        var stranger = new AddressObservation("10.0.0.1", "/subscriptions/s/other", "", A.Noon.AddDays(-9), A.Noon);

        Assert.IsType<Attribution.Unattributed>(
            new MachineMatcher(inventory, [stranger, .. A.Sightings(inventory)]).Match(
                A.Finding(A.Caller(address: "10.0.0.1"))
            )
        );
    }
}
