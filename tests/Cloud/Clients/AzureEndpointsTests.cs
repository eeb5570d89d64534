using Cloud.Clients;

namespace Cloud.Tests.Clients;

public sealed class AzureEndpointsTests
{
    [Theory]
    [InlineData("http://management.azure.com")]
    [InlineData("/relative")]
    public void A_token_is_never_sent_to_anything_but_https(string endpoint) =>
        Assert.Throws<ArgumentException>(() =>
            new AzureEndpoints(new Uri(endpoint, UriKind.RelativeOrAbsolute), "https://audience")
        );

    [Fact]
    public void The_audience_has_no_slash_at_its_end() =>
        Assert.Equal("https://a", new AzureEndpoints(new Uri("https://a"), "https://a/").Audience);
}
