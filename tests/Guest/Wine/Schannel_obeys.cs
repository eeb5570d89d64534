using Microsoft.Win32;
using Remediation.GuestReports;
using Remediation.Verdicts;
using Simulator.Guests;
using Simulator.Machines;
using static Guest.Tests.TestGuest;

namespace Guest.Tests.Wine;

/// <summary>
/// A Windows TLS stack changes its protocols with the registry, and the simulated stack agrees with the real one.
/// </summary>
public sealed class Schannel_obeys(WinePool pool)
{
    private static readonly Dictionary<string, Action<MemoryRegistry>> States = new()
    {
        ["nothing set"] = _ => { },
        ["the article's literal values"] = r => r.Set(Client, "DisabledByDefault", 0u).Set(Client, "Enabled", 0u),
        ["the right values"] = r => r.Set(Client, "DisabledByDefault", 0u).Set(Client, "Enabled", 1u),
        ["all ones"] = r => r.Set(Client, "DisabledByDefault", 0u).Set(Client, "Enabled", 0xFFFFFFFF),
        ["text for a number"] = r =>
            r.Set(Client, "DisabledByDefault", 0u).Set(Client, "Enabled", RegistryValueKind.String, "1"),
        ["half disabled"] = r => r.Set(Client, "DisabledByDefault", 1u).Set(Client, "Enabled", 1u),
        ["only the server half is off"] = r => r.Set(Server, "DisabledByDefault", 1u).Set(Server, "Enabled", 0u),
        ["TLS 1.1 and 1.2 off"] = r => r.Set(Client, "Enabled", 0u).Set(Protocols + @"\TLS 1.1\Client", "Enabled", 0u),
        [".NET strong crypto"] = r => r.Set(Net4, "SchUseStrongCrypto", 1u),
        [".NET takes the system's default, which is off"] = r =>
            r.Set(Net4, "SystemDefaultTlsVersions", 1u).Set(Client, "Enabled", 0u),
        [".NET right in the 32-bit half only"] = r =>
            r.Set(Net4Wow, "SystemDefaultTlsVersions", 1u).Set(Net4Wow, "SchUseStrongCrypto", 1u),
    };

    [Theory]
    [InlineData(ClientKind.Schannel)]
    [InlineData(ClientKind.DotNet4)]
    [InlineData(ClientKind.DotNet4On32Bit)]
    [InlineData(ClientKind.HardCodedTls10)]
    public async Task Real_handshakes_end_like_simulated_handshakes(ClientKind client)
    {
        var spec = new MachineSpec
        {
            Name = $"tls-{client}".ToLowerInvariant(),
            Story = "",
            Expected = VerdictKind.Compliant,
            Client = client,
        };
        await using var guest = await pool.MakeAsync(spec, Windows());
        var (played, real) = (new Dictionary<string, WireProtocol>(), new Dictionary<string, WireProtocol>());
        foreach (var (state, seed) in States)
        {
            var registry = Windows();
            seed(registry);
            await guest.LoadAsync(registry, TestContext.Current.CancellationToken);
            played[state] = TlsNegotiation.Negotiate(client, spec.Windows, registry.GetData);
            real[state] = (await guest.ConnectAsync(2, TestContext.Current.CancellationToken)).Distinct().Single();
        }

        Assert.Equal(played, real);
    }

    [Fact]
    public async Task Running_program_keeps_the_values_read_at_its_start()
    {
        var spec = new MachineSpec
        {
            Name = "tls-service",
            Story = "",
            Expected = VerdictKind.Compliant,
            Client = ClientKind.Schannel,
            IsLongRunning = true,
        };
        var wrong = Windows();
        States["the article's literal values"](wrong);
        await using var guest = await pool.MakeAsync(spec, wrong);
        Assert.Equal([WireProtocol.Tls11], await guest.ConnectAsync(1, TestContext.Current.CancellationToken));

        Assert.Equal(GuestOutcome.Done, (await WineOrders.SendAsync(guest, Repair())).Outcome);
        Assert.Equal([WireProtocol.Tls11], await guest.ConnectAsync(1, TestContext.Current.CancellationToken));

        await guest.RestartAsync(TestContext.Current.CancellationToken);
        Assert.Equal([WireProtocol.Tls12], await guest.ConnectAsync(1, TestContext.Current.CancellationToken));
    }

    private static MemoryRegistry Windows() => MemoryRegistry.CreateWindows(WindowsEdition.Server2016.Build, "Windows");
}
