using Cloud.Clients;

namespace Cloud.Tests.Clients;

public sealed class LogEndpointTests
{
    [Theory]
    [InlineData("http://api.loganalytics.io")]
    [InlineData("/relative")]
    public void A_token_is_never_sent_to_anything_but_https(string address) =>
        Assert.Throws<ArgumentException>(() =>
            new LogEndpoint(new Uri(address, UriKind.RelativeOrAbsolute), "https://audience")
        );

    [Fact]
    public void An_audience_is_needed_and_has_no_slash_at_its_end()
    {
        Assert.Equal("https://a/logs", new LogEndpoint(new Uri("https://a"), "https://a/logs/").Audience);
        Assert.Throws<ArgumentException>(() => new LogEndpoint(new Uri("https://a"), " "));
    }
}
