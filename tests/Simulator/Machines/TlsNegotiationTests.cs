using Simulator.Machines;

namespace Simulator.Tests.Machines;

/// <summary>
/// Protocols that the simulated clients negotiate; the cases are measurements of a Schannel with the same keys, and
/// Microsoft's guides.
/// </summary>
public class TlsNegotiationTests
{
    private const string Client12 =
        @"SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\TLS 1.2\Client";
    private const string DotNet64 = @"SOFTWARE\Microsoft\.NETFramework\v4.0.30319";
    private const string DotNet32 = @"SOFTWARE\WOW6432Node\Microsoft\.NETFramework\v4.0.30319";

    [Theory]
    [InlineData(7601, WireProtocol.Tls10)]
    [InlineData(9600, WireProtocol.Tls12)]
    [InlineData(14393, WireProtocol.Tls12)]
    [InlineData(17763, WireProtocol.Tls12)]
    [InlineData(20348, WireProtocol.Tls13)]
    public void Schannel_offers_what_the_Windows_version_has_on_by_default(int build, WireProtocol expected) =>
        Assert.Equal(expected, Negotiate(ClientKind.Schannel, Edition(build)));

    [Theory]
    [InlineData(0, 0, WireProtocol.Tls11)]
    [InlineData(1, 0, WireProtocol.Tls12)]
    [InlineData(-1, 0, WireProtocol.Tls12)]
    [InlineData(1, 1, WireProtocol.Tls11)]
    [InlineData("1", 0, WireProtocol.Tls11)]
    [InlineData(0, 1, WireProtocol.Tls11)]
    public void The_client_key_decides_for_Schannel(object enabled, int disabledByDefault, WireProtocol expected) =>
        Assert.Equal(
            expected,
            Negotiate(
                ClientKind.Schannel,
                WindowsEdition.Server2016,
                (Client12, "Enabled", enabled),
                (Client12, "DisabledByDefault", disabledByDefault)
            )
        );

    [Fact]
    public void Windows_2008_R2_offers_TLS_12_only_with_both_values()
    {
        var old = WindowsEdition.Server2008R2;

        Assert.Equal(WireProtocol.Tls10, Negotiate(ClientKind.Schannel, old, (Client12, "Enabled", 1)));
        Assert.Equal(
            WireProtocol.Tls12,
            Negotiate(ClientKind.Schannel, old, (Client12, "Enabled", 1), (Client12, "DisabledByDefault", 0))
        );
    }

    [Fact]
    public void Old_NET_application_uses_TLS_10_unless_its_own_hive_sets_another_protocol()
    {
        var windows = WindowsEdition.Server2016;

        Assert.Equal(WireProtocol.Tls10, Negotiate(ClientKind.DotNet4, windows));
        Assert.Equal(
            WireProtocol.Tls10,
            Negotiate(ClientKind.DotNet4, windows, (DotNet32, "SystemDefaultTlsVersions", 1))
        );
        Assert.Equal(
            WireProtocol.Tls12,
            Negotiate(ClientKind.DotNet4, windows, (DotNet64, "SystemDefaultTlsVersions", 1))
        );
        Assert.Equal(WireProtocol.Tls12, Negotiate(ClientKind.DotNet4, windows, (DotNet64, "SchUseStrongCrypto", 1)));
        Assert.Equal(
            WireProtocol.Tls12,
            Negotiate(ClientKind.DotNet4On32Bit, windows, (DotNet32, "SystemDefaultTlsVersions", 1))
        );
    }

    [Fact]
    public void NET_that_follows_the_system_is_no_better_than_the_system() =>
        Assert.Equal(
            WireProtocol.Tls11,
            Negotiate(
                ClientKind.DotNet4,
                WindowsEdition.Server2016,
                (DotNet64, "SystemDefaultTlsVersions", 1),
                (Client12, "Enabled", 0)
            )
        );

    [Fact]
    public void A_hard_coded_application_does_not_care_for_the_registry() =>
        Assert.Equal(
            WireProtocol.Tls10,
            Negotiate(
                ClientKind.HardCodedTls10,
                WindowsEdition.Server2022,
                (DotNet64, "SystemDefaultTlsVersions", 1),
                (Client12, "Enabled", 1)
            )
        );

    private static WireProtocol Negotiate(
        ClientKind stack,
        WindowsEdition windows,
        params (string Path, string Name, object Data)[] values
    ) =>
        TlsNegotiation.Negotiate(
            stack,
            windows,
            (path, name) => values.FirstOrDefault(value => value.Path == path && value.Name == name).Data
        );

    private static WindowsEdition Edition(int build) =>
        new[]
        {
            WindowsEdition.Server2008R2,
            WindowsEdition.Server2012R2,
            WindowsEdition.Server2016,
            WindowsEdition.Server2019,
            WindowsEdition.Server2022,
        }.Single(edition => edition.Build == build);
}
