using Remediation.Inventory;
using Remediation.Verdicts;

namespace Simulator.Machines;

/// <summary>Machines made by a seed, for fleets larger than the named one. Most are healthy, as most are.</summary>
public static class GeneratedFleet
{
    private static readonly (int Weight, MachineSpec Archetype)[] Archetypes =
    [
        (45, Healthy("healthy; never seen in the findings")),
        (20, Legacy(WindowsEdition.Server2016, ClientKind.DotNet4, "2016; .NET falls back to its own old defaults")),
        (8, Legacy(WindowsEdition.Server2019, ClientKind.DotNet4On32Bit, "2019; a 32-bit .NET application")),
        (7, Legacy(WindowsEdition.Server2008R2, ClientKind.Schannel, "2008 R2; Schannel's TLS 1.2 is off by default")),
        (
            5,
            Legacy(WindowsEdition.Server2012R2, ClientKind.Schannel, "client switched off by the article's table") with
            {
                Seeds = RegistrySeeds.ArticleTable,
            }
        ),
        (5, Healthy("healthy; fell back once") with { FellBackOnce = true, Expected = VerdictKind.Refused }),
        (
            4,
            Legacy(WindowsEdition.Server2016, ClientKind.DotNet4, "opted out") with
            {
                Tags = SimulatedTags.OptedOut,
                Expected = VerdictKind.Refused,
            }
        ),
        (
            3,
            Legacy(WindowsEdition.Server2016, ClientKind.DotNet4, "deallocated") with
            {
                IsDeallocated = true,
                Expected = VerdictKind.Refused,
            }
        ),
        (
            3,
            Legacy(WindowsEdition.Server2016, ClientKind.HardCodedTls10, "hard-coded TLS 1.0") with
            {
                Expected = VerdictKind.StillLegacy,
            }
        ),
    ];

    private static readonly LogVisibility[] Visibilities =
    [
        LogVisibility.EventWithResourceId,
        LogVisibility.EventByName,
        LogVisibility.StorageByAddress,
    ];

    /// <summary>So many machines; the same chance gives the same machines.</summary>
    /// <param name="count">How many, 0 or more.</param>
    /// <param name="chance">Seeded source of chance.</param>
    public static IEnumerable<MachineSpec> Machines(int count, Random chance)
    {
        for (var number = 1; number <= count; number++)
        {
            var kind = Kind(chance.Next(10));
            yield return Draw(chance) with
            {
                Name = kind == MachineKind.ScaleSetVm ? $"gen{number:0000}_0" : $"gen{number:0000}",
                Kind = kind,
                Visibility = Visibilities[chance.Next(Visibilities.Length)],
                IsLongRunning = chance.Next(3) == 0,
            };
        }
    }

    // Of ten machines one is an Arc server and one the instance of a scale set.
    private static MachineKind Kind(int tenth)
    {
        return tenth switch
        {
            0 => MachineKind.ArcServer,
            1 => MachineKind.ScaleSetVm,
            _ => MachineKind.AzureVm,
        };
    }

    private static MachineSpec Draw(Random chance)
    {
        var ticket = chance.Next(Archetypes.Sum(entry => entry.Weight));
        return Archetypes.First(entry => (ticket -= entry.Weight) < 0).Archetype;
    }

    // Expected means nothing for a healthy machine: it is in no report, and the audit asks for just that.
    private static MachineSpec Healthy(string story)
    {
        return new()
        {
            Name = "",
            Story = story,
            Windows = WindowsEdition.Server2022,
            Seeds = RegistrySeeds.AllRight,
            Expected = VerdictKind.Compliant,
        };
    }

    private static MachineSpec Legacy(WindowsEdition windows, ClientKind client, string story)
    {
        return new()
        {
            Name = "",
            Story = story,
            Windows = windows,
            Client = client,
            Expected = VerdictKind.Confirmed,
        };
    }
}
