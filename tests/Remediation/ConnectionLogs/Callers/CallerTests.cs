using Remediation.ConnectionLogs.Callers;
using Remediation.Tests.Builders;

namespace Remediation.Tests.ConnectionLogs.Callers;

public class CallerTests
{
    [Fact]
    public void A_caller_is_normalised_once()
    {
        var caller = Caller.FromRow(
            A.Row() with
            {
                ClientResourceId = " /Subscriptions/S/VM-01/ ",
                ClientHost = "WEB-01.contoso.com",
                ClientIp = "10.0.0.4:5000",
                Role = " Server ",
            }
        );

        Assert.Equal(new Caller("/subscriptions/s/vm-01", "web-01", "10.0.0.4", true), caller);
    }

    [Theory]
    [InlineData("client")]
    [InlineData("")]
    [InlineData("servers")]
    public void Only_the_word_server_makes_the_server_side(string role) =>
        Assert.False(Caller.FromRow(A.Row() with { Role = role }).IsServerSide);

    [Theory]
    [InlineData("", "", "", true, "(unnamed)")]
    [InlineData("/s/x/vm-01", "web", "10.0.0.1", false, "vm-01")]
    [InlineData("vm", "", "", false, "vm")]
    [InlineData("", "web", "10.0.0.1", false, "web")]
    [InlineData("", "", "10.0.0.1", false, "10.0.0.1")]
    public void The_most_telling_name_is_the_label(string id, string host, string address, bool unnamed, string label)
    {
        var caller = new Caller(id, host, address, false);

        Assert.Equal(unnamed, caller.IsUnnamed);
        Assert.Equal(label, caller.Label);
    }
}
