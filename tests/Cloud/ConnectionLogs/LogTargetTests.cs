using Cloud.ConnectionLogs;

namespace Cloud.Tests.ConnectionLogs;

public sealed class LogTargetTests
{
    [Fact]
    public void A_GUID_is_a_workspace_and_an_ARM_id_is_a_resource()
    {
        Assert.True(LogTarget.TryParse(" 5D4BD4A4-51ab-4ef8-90a4-0ef4b7b9e9d0 ", out var workspace));
        Assert.Equal("workspace 5d4bd4a4-51ab-4ef8-90a4-0ef4b7b9e9d0", workspace.Label);
        Assert.True(
            LogTarget.TryParse(
                "/subscriptions/s/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/log/",
                out var resource
            )
        );
        Assert.Equal(
            "/subscriptions/s/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/log",
            Assert.IsType<LogTarget.Resource>(resource).Id
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("my-workspace")]
    [InlineData("{5d4bd4a4-51ab-4ef8-90a4-0ef4b7b9e9d0}")]
    [InlineData("/subscriptions/")]
    [InlineData("/workspaces/5d4bd4a4-51ab-4ef8-90a4-0ef4b7b9e9d0")]
    [InlineData("/subscriptions/s/../../workspaces/x")]
    [InlineData("/subscriptions/s?x=y")]
    [InlineData("/subscriptions/s//x")]
    [InlineData("/subscriptions/%2e%2e")]
    [InlineData("https://example.org/subscriptions/s")]
    public void Anything_else_is_refused(string? text) => Assert.False(LogTarget.TryParse(text, out _));
}
