using Remediation.Inventory;
using Remediation.Verdicts;

namespace Simulator.Machines;

/// <summary>The machines that have a name and a story. Each plays one case that the product must get right.</summary>
public static class NamedFleet
{
    /// <summary>The fleet, in the order in which the stories are best read.</summary>
    public static IReadOnlyList<MachineSpec> Machines { get; } =
    [
        new()
        {
            Name = "dc01",
            Story = "2008 R2 domain controller; Schannel's TLS 1.2 is off until the registry turns it on",
            Windows = WindowsEdition.Server2008R2,
            Client = ClientKind.Schannel,
            IsLongRunning = true,
            Expected = VerdictKind.Confirmed,
        },
        new()
        {
            Name = "aadconnect",
            Story = "2012 R2 Entra Connect server; .NET falls back to its own old defaults",
            Windows = WindowsEdition.Server2012R2,
            Visibility = LogVisibility.EventByName,
            Expected = VerdictKind.Confirmed,
        },
        new()
        {
            Name = "adfs-byhand",
            Story = "set by hand from a widespread table with a mistake: the TLS 1.2 client is disabled",
            Windows = WindowsEdition.Server2012R2,
            Client = ClientKind.Schannel,
            Seeds = RegistrySeeds.ArticleTable,
            Expected = VerdictKind.Confirmed,
        },
        new()
        {
            Name = "web16-allones",
            Story = "2016 with Enabled=0xffffffff; that is on and stays as it is, only .NET is repaired",
            Seeds = RegistrySeeds.AllOnes,
            Expected = VerdictKind.Confirmed,
        },
        new()
        {
            Name = "sql-regsz",
            Story = "Enabled was written as text \"1\" where a number belongs",
            Windows = WindowsEdition.Server2019,
            Client = ClientKind.Schannel,
            Seeds = RegistrySeeds.TextForNumber,
            Visibility = LogVisibility.StorageByAddress,
            Expected = VerdictKind.Confirmed,
        },
        new()
        {
            Name = "ok22",
            Story = "2022, all values right; one connection fell back to TLS 1.0 once",
            Windows = WindowsEdition.Server2022,
            Seeds = RegistrySeeds.AllRight,
            FellBackOnce = true,
            Expected = VerdictKind.Refused,
        },
        new()
        {
            Name = "nat-culprit",
            Story = "makes legacy connections behind a NAT address that it shares with three neighbours",
            Visibility = LogVisibility.GatewayByNatAddress,
            Expected = VerdictKind.Refused,
        },
        .. Enumerable
            .Range(1, 3)
            .Select(number => new MachineSpec
            {
                Name = $"nat-peer{number}",
                Story = "healthy neighbour behind the same NAT address; must not be repaired",
                Seeds = RegistrySeeds.AllRight,
                Visibility = LogVisibility.GatewayByNatAddress,
                Expected = VerdictKind.Refused,
            }),
        new()
        {
            Name = "optout",
            Story = "its owner opted it out by tag",
            Windows = WindowsEdition.Server2012R2,
            Tags = SimulatedTags.OptedOut,
            Expected = VerdictKind.Refused,
        },
        new()
        {
            Name = "no-tags",
            Story = "its tags cannot be read, so an opt-out cannot be ruled out",
            Tags = SimulatedTags.Unreadable,
            Expected = VerdictKind.Refused,
        },
        new()
        {
            Name = "deallocated",
            Story = "made legacy connections all week; deallocated this morning",
            IsDeallocated = true,
            Expected = VerdictKind.Refused,
        },
        new()
        {
            Name = "linux01",
            Story = "Linux; its TLS is not configured in a registry",
            IsLinux = true,
            Client = ClientKind.OpenSslTls10,
            Visibility = LogVisibility.StorageByAddress,
            Expected = VerdictKind.Refused,
        },
        new()
        {
            Name = "files-restart",
            Story = "its service holds the old settings until a restart, and it has not been restarted",
            Windows = WindowsEdition.Server2019,
            IsLongRunning = true,
            RestartsTonight = false,
            Expected = VerdictKind.RestartPending,
        },
        new()
        {
            Name = "erp-hardcoded",
            Story = "its application requests TLS 1.0 in code; registry values cannot change that",
            Client = ClientKind.HardCodedTls10,
            Expected = VerdictKind.StillLegacy,
        },
        new()
        {
            Name = "gpo-owned",
            Story = "a policy switches the TLS 1.2 client off again at every restart",
            Client = ClientKind.Schannel,
            Seeds = RegistrySeeds.ClientOff,
            WrittenByPolicy = RegistrySeeds.ClientOff,
            Expected = VerdictKind.Drifted,
        },
        new()
        {
            Name = "locked-key",
            Story = "one key denies writing, so the repair is rolled back",
            Client = ClientKind.DotNet4On32Bit,
            LockedKeys = [RegistrySeeds.DotNet32],
            Expected = VerdictKind.RolledBack,
        },
        new()
        {
            Name = "no-access",
            Story = "the product's identity may not run commands on it",
            DeniesRunCommands = true,
            Expected = VerdictKind.Failed,
        },
        new()
        {
            Name = "arc-branch",
            Story = "Arc server in a branch office; repaired through Azure Arc",
            Kind = MachineKind.ArcServer,
            Windows = WindowsEdition.Server2012R2,
            Expected = VerdictKind.Confirmed,
        },
        new()
        {
            Name = "arc-away",
            Story =
                "Arc server whose agent lost its connection this morning; an order would run when the server "
                + "reconnects",
            Kind = MachineKind.ArcServer,
            IsDeallocated = true,
            Expected = VerdictKind.Refused,
        },
        new()
        {
            Name = "arc-locked",
            Story = "Arc server whose administrator disabled scripts in the agent; Azure cannot override that",
            Kind = MachineKind.ArcServer,
            BlocksRunCommands = true,
            Expected = VerdictKind.Failed,
        },
        new()
        {
            Name = "shop_0",
            Story = "instance of a uniform scale set; repaired like a VM",
            Kind = MachineKind.ScaleSetVm,
            Visibility = LogVisibility.EventByName,
            Expected = VerdictKind.Confirmed,
        },
        new()
        {
            Name = "batch_3",
            Story = "instance of a scale set whose owner opted the whole set out by tag",
            Kind = MachineKind.ScaleSetVm,
            Tags = SimulatedTags.SetOptedOut,
            Expected = VerdictKind.Refused,
        },
    ];
}
