using Remediation.Attributions;
using Remediation.ConnectionLogs.Callers;
using Remediation.Inventory;
using Remediation.Reasons;
using Remediation.Tests.Builders;
using static Remediation.Tests.Attributions.AttributionFixture;

namespace Remediation.Tests.Attributions;

/// <summary>Evidence that names a machine, and callers that no machine is.</summary>
public class MachineMatcherTests
{
    private static readonly Machine First = A.Machine(1);
    private static readonly Machine Second = A.Machine(2);

    [Fact]
    public void A_resource_id_in_the_inventory_is_proof() =>
        AssertProven(
            First,
            AttributionBasis.ResourceId,
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
            AttributionBasis.ManagedIdentity,
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
            AttributionBasis.ComputerName,
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
        AssertProven(
            First,
            AttributionBasis.ComputerName,
            Match(claim with { Sources = ["Event", source] }, inventory)
        );
        AssertProven(
            First,
            AttributionBasis.NameAndAddress,
            Match(claim with { Caller = A.Caller(host: "vm-01", address: "10.0.0.1") }, inventory)
        );
    }

    [Fact]
    public void A_name_that_one_machine_has_is_proof() =>
        AssertProven(First, AttributionBasis.ComputerName, Match(A.Caller(host: "vm-01"), First, Second));

    [Fact]
    public void A_name_is_proof_where_the_address_is_nobodys() =>
        AssertProven(
            First,
            AttributionBasis.ComputerName,
            Match(A.Caller(host: "vm-01", address: "203.0.113.7"), First, Second)
        );

    [Fact]
    public void A_name_is_proof_where_the_address_names_no_machine() =>
        AssertProven(
            First,
            AttributionBasis.ComputerName,
            Match(A.Caller(host: "vm-01", address: "127.0.0.1"), First, Second with { Addresses = ["127.0.0.1"] })
        );

    [Fact]
    public void An_address_that_one_machine_has_is_proof() =>
        AssertProven(Second, AttributionBasis.Address, Match(A.Caller(address: "10.0.0.2"), First, Second));

    [Fact]
    public void A_name_and_an_address_that_agree_are_proof() =>
        AssertProven(
            First,
            AttributionBasis.NameAndAddress,
            Match(A.Caller(host: "vm-01", address: "10.0.0.1"), First, Second)
        );

    [Fact]
    public void A_name_and_an_address_that_point_to_different_machines_prove_nothing() =>
        AssertSeveral(
            "TLS205",
            "'vm-02' and 10.0.0.1 point to different machines.",
            [First, Second],
            Match(A.Caller(host: "vm-02", address: "10.0.0.1"), Second, First)
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
        AssertNobody("TLS201", ReasonCodes.CallerUnidentified.Meaning, Match(A.Caller(), First));

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
            AttributionBasis.Address,
            Match(A.Caller(host: "unknown", address: "10.0.0.1"), First with { ComputerName = "" })
        );

    [Fact]
    public void A_named_stranger_is_not_in_the_inventory_whatever_its_address() =>
        AssertNobody(
            "TLS202",
            "No machine in the inventory is called unknown.",
            Match(A.Caller(host: "unknown", address: "127.0.0.1"), First)
        );

    private static Caller Identity(string principal) => A.Caller() with { PrincipalId = principal };

    private static Machine WithIdentity(Machine machine, string principal) => machine with { PrincipalId = principal };
}
