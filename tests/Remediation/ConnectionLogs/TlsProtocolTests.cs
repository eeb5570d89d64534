using Remediation.ConnectionLogs;

namespace Remediation.Tests.ConnectionLogs;

public class TlsProtocolTests
{
    [Theory]
    [InlineData("SSLv2", TlsProtocol.Ssl2)]
    [InlineData("ssl 2.0", TlsProtocol.Ssl2)]
    [InlineData("SSLv3", TlsProtocol.Ssl3)]
    [InlineData("SSL 3.0", TlsProtocol.Ssl3)]
    [InlineData("768", TlsProtocol.Ssl3)]
    [InlineData("TLSv1", TlsProtocol.Tls10)]
    [InlineData("TLS 1.0", TlsProtocol.Tls10)]
    [InlineData("TLSv1.0", TlsProtocol.Tls10)]
    [InlineData("TLS1_0", TlsProtocol.Tls10)]
    [InlineData("TLS_1_0", TlsProtocol.Tls10)]
    [InlineData("1.0", TlsProtocol.Tls10)]
    [InlineData("769", TlsProtocol.Tls10)]
    [InlineData(" tls1.1 ", TlsProtocol.Tls11)]
    [InlineData("1.1", TlsProtocol.Tls11)]
    [InlineData("770", TlsProtocol.Tls11)]
    [InlineData("TLS 1.2", TlsProtocol.Tls12)]
    [InlineData("1.2", TlsProtocol.Tls12)]
    [InlineData("771", TlsProtocol.Tls12)]
    [InlineData("TLSv1.3", TlsProtocol.Tls13)]
    [InlineData("1.3", TlsProtocol.Tls13)]
    [InlineData("772", TlsProtocol.Tls13)]
    [InlineData("Legacy", TlsProtocol.LegacyUnspecified)]
    [InlineData("modern", TlsProtocol.ModernUnspecified)]
    [InlineData("ssl2", TlsProtocol.Ssl2)]
    [InlineData("ssl3", TlsProtocol.Ssl3)]
    public void Every_known_spelling_is_read(string text, TlsProtocol expected) =>
        Assert.Equal(expected, TlsProtocols.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("TLS")]
    [InlineData("TLS 1.4")]
    [InlineData("2.0")]
    [InlineData("TLS 1.0, TLS 1.1")]
    [InlineData("773")]
    [InlineData("tls.")]
    public void Anything_else_is_unknown_and_neither_legacy_nor_modern(string? text)
    {
        var protocol = TlsProtocols.Parse(text);

        Assert.Equal(TlsProtocol.Unknown, protocol);
        Assert.False(protocol.IsLegacy());
        Assert.False(protocol.IsModern());
    }

    [Theory]
    [InlineData(TlsProtocol.Unknown, false, false, "unknown version")]
    [InlineData(TlsProtocol.Ssl2, true, false, "SSL 2.0")]
    [InlineData(TlsProtocol.Ssl3, true, false, "SSL 3.0")]
    [InlineData(TlsProtocol.Tls10, true, false, "TLS 1.0")]
    [InlineData(TlsProtocol.Tls11, true, false, "TLS 1.1")]
    [InlineData(TlsProtocol.LegacyUnspecified, true, false, "legacy TLS (1.0, 1.1 or 3DES)")]
    [InlineData(TlsProtocol.ModernUnspecified, false, true, "TLS 1.2 or newer")]
    [InlineData(TlsProtocol.Tls12, false, true, "TLS 1.2")]
    [InlineData(TlsProtocol.Tls13, false, true, "TLS 1.3")]
    public void Each_protocol_is_legacy_modern_or_neither_and_has_a_name(
        TlsProtocol protocol,
        bool legacy,
        bool modern,
        string label
    )
    {
        Assert.Equal(legacy, protocol.IsLegacy());
        Assert.Equal(modern, protocol.IsModern());
        Assert.Equal(label, protocol.Label());
    }

    [Fact]
    public void The_texts_that_our_own_queries_write_are_read_back()
    {
        Assert.Equal(TlsProtocol.LegacyUnspecified, TlsProtocols.Parse(TlsProtocols.LegacyText));
        Assert.Equal(TlsProtocol.ModernUnspecified, TlsProtocols.Parse(TlsProtocols.ModernText));
    }
}
