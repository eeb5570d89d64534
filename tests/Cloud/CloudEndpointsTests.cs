namespace Cloud.Tests;

public sealed class CloudEndpointsTests
{
    [Theory]
    [InlineData("http://management.azure.com")]
    [InlineData("/relative")]
    public void A_token_is_never_sent_to_anything_but_https(string endpoint) =>
        Assert.Throws<ArgumentException>(() =>
            new CloudEndpoints(new Uri(endpoint, UriKind.RelativeOrAbsolute), "https://audience")
        );

    [Fact]
    public void The_audience_has_no_slash_at_its_end() =>
        Assert.Equal("https://a", new CloudEndpoints(new Uri("https://a"), "https://a/").Audience);
}
