using CsCheck;
using Remediation.ConnectionLogs;
using Remediation.ConnectionLogs.Queries;
using Remediation.Tests.Builders;

namespace Remediation.Tests.ConnectionLogs.Queries;

public sealed class TrafficLookupKeyTests
{
    [Fact]
    public void A_machine_is_asked_for_by_its_id_its_name_and_its_own_addresses()
    {
        var machine = A.Machine() with
        {
            Addresses = ["10.0.0.1", "fe80::1", "127.0.0.1", "168.63.129.16", "fd00::1", "10.0.0.1"],
        };

        Assert.Equal(
            [("id", machine.Id.Value), ("name", "vm-01"), ("address", "10.0.0.1"), ("address", "fd00::1")],
            Keys(new TrafficQuery(machine, A.Noon)).Select(key => (key.Kind, key.Key))
        );
    }

    [Fact]
    public void A_machine_without_a_computer_name_is_asked_for_by_the_rest() =>
        Assert.DoesNotContain(
            Keys(new TrafficQuery(A.Machine() with { ComputerName = "" }, A.Noon)),
            key => key.Kind == "name"
        );

    [Fact]
    public void A_name_that_two_machines_have_speaks_for_neither()
    {
        var keys = Keys(new(A.Machine(1), A.Noon), new(A.Machine(2) with { ComputerName = "vm-01" }, A.Noon));

        Assert.Equal(["id", "address", "id", "address"], keys.Select(key => key.Kind));
    }

    [Fact]
    public void A_machine_that_is_asked_about_twice_is_asked_about_once_since_the_earlier_moment()
    {
        var keys = Keys(new(A.Machine(), A.Noon), new(A.Machine(), A.Noon.AddDays(-1)));

        Assert.Equal(3, keys.Count);
        Assert.All(keys, key => Assert.Equal(A.Noon.AddDays(-1), key.Since));
    }

    [Fact]
    public void A_caller_is_known_by_one_key_only_and_never_as_a_server()
    {
        var machines = Enumerable
            .Range(1, 2)
            .Select(number => A.Machine(number) with { PrincipalId = $"p-{number}" })
            .ToList();
        var asked = Keys([.. machines.Select(machine => new TrafficQuery(machine, A.Noon))])
            .ToLookup(key => (key.Kind, key.Key));
        Generate.Caller.Sample(caller =>
        {
            var expected =
                caller.ResourceId.Length > 0 ? machines.Where(machine => machine.Id.Value == caller.ResourceId)
                : caller.PrincipalId is "p-1" or "p-2"
                    ? machines.Where(machine => machine.PrincipalId == caller.PrincipalId)
                : caller.HostName.Length > 0 ? machines.Where(machine => machine.ComputerName == caller.HostName)
                : machines.Where(machine => machine.Addresses.Contains(caller.Address));

            Assert.Equal(
                caller.IsServerSide ? [] : expected.Select(machine => machine.Id),
                TrafficLookupKey.FindMatches(caller, asked).Select(key => key.Machine)
            );
        });
    }

    private static IReadOnlyList<TrafficLookupKey> Keys(params TrafficQuery[] questions) =>
        LogQueries.CreateBatches(questions).Single();
}
