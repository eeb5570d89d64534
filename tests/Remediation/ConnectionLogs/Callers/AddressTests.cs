using System.Net;
using CsCheck;
using Remediation.ConnectionLogs.Callers;

namespace Remediation.Tests.ConnectionLogs.Callers;

public class AddressTests
{
    [Theory]
    [InlineData("10.0.0.4", "10.0.0.4")]
    [InlineData(" 10.0.0.4:443 ", "10.0.0.4")]
    [InlineData("::ffff:10.0.0.4", "10.0.0.4")]
    [InlineData("[::ffff:10.0.0.4]:443", "10.0.0.4")]
    [InlineData("2001:DB8:0:0::5", "2001:db8::5")]
    [InlineData("[2001:db8::5]:443", "2001:db8::5")]
    [InlineData("fe80::1%3", "fe80::1")]
    [InlineData("255.255.255.255", "255.255.255.255")]
    public void Every_spelling_of_an_address_is_one_text(string text, string expected) =>
        Assert.Equal(expected, Addresses.Normalize(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("0x7f")]
    [InlineData("10.4")]
    [InlineData("10.0.4")]
    [InlineData("10.0.0.256")]
    [InlineData("web-01")]
    [InlineData("a.b.c.d")]
    [InlineData("10.0.0.0/8")]
    [InlineData("10.0.0.4, 10.0.0.5")]
    [InlineData("10.0.0.010")]
    [InlineData("010.0.0.4:443")]
    [InlineData("0xa.0.0.4")]
    [InlineData("1:443")]
    public void Text_that_is_no_address_gives_nothing(string? text) => Assert.Equal("", Addresses.Normalize(text));

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.9.9.9", true)]
    [InlineData("::1", true)]
    [InlineData("168.63.129.16", true)]
    [InlineData("fe80::1", true)]
    [InlineData("ff02::1", true)]
    [InlineData("0.0.0.0", true)]
    [InlineData("::", true)]
    [InlineData("255.255.255.255", true)]
    [InlineData("169.254.1.1", true)]
    [InlineData("224.0.0.1", true)]
    [InlineData("239.255.255.255", true)]
    [InlineData("169.253.1.1", false)]
    [InlineData("168.254.1.1", false)]
    [InlineData("10.254.1.1", false)]
    [InlineData("223.255.255.255", false)]
    [InlineData("240.0.0.1", false)]
    [InlineData("168.63.129.17", false)]
    [InlineData("10.0.0.4", false)]
    [InlineData("a9fe::1", false)]
    [InlineData("2001:db8::5", false)]
    [InlineData("", false)]
    [InlineData("web-01", false)]
    public void Some_addresses_never_name_a_machine(string address, bool expected) =>
        Assert.Equal(expected, Addresses.NamesNoMachine(address));

    [Fact]
    public void Normalising_never_throws_and_gives_an_address_or_nothing() =>
        Gen.String.Sample(text =>
        {
            var address = Addresses.Normalize(text);

            Assert.True(address.Length == 0 || IPAddress.TryParse(address, out _));
        });

    [Fact]
    public void Every_IPv4_address_survives_with_and_without_a_port() =>
        Gen
            .Byte.Array[4]
            .Select(Gen.Int[1, 65535])
            .Sample(
                (bytes, port) =>
                {
                    var text = new IPAddress(bytes).ToString();

                    Assert.Equal(text, Addresses.Normalize(text));
                    Assert.Equal(text, Addresses.Normalize($"{text}:{port}"));
                }
            );

    [Fact]
    public void Every_IPv6_address_is_stable() =>
        Gen
            .Byte.Array[16]
            .Sample(bytes =>
            {
                var once = Addresses.Normalize(new IPAddress(bytes).ToString());

                Assert.NotEqual("", once);
                Assert.Equal(once, Addresses.Normalize(once));
                Assert.Equal(once, Addresses.Normalize($"[{new IPAddress(bytes)}]:443"));
            });
}
