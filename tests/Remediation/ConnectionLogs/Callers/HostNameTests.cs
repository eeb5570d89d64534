using CsCheck;
using Remediation.ConnectionLogs.Callers;

namespace Remediation.Tests.ConnectionLogs.Callers;

public class HostNameTests
{
    [Theory]
    [InlineData("WEB-01", "web-01")]
    [InlineData(" web_01.contoso.com. ", "web_01")]
    [InlineData("averyveryverylongname.contoso.com", "averyveryverylo")]
    [InlineData("exactlyfifteen1", "exactlyfifteen1")]
    [InlineData("a", "a")]
    [InlineData("cafe", "cafe")]
    public void Every_spelling_of_a_computer_is_one_name(string text, string expected) =>
        Assert.Equal(expected, HostNames.Normalize(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData(".contoso.com")]
    [InlineData("10.0.0.4")]
    [InlineData("::1")]
    [InlineData("12345")]
    [InlineData("8.x?")]
    [InlineData("8.contoso.com")]
    [InlineData("web 01")]
    [InlineData("web/01")]
    [InlineData("w\u00e9b")]
    [InlineData("web'; drop")]
    public void Addresses_and_text_that_no_computer_is_called_give_nothing(string? text) =>
        Assert.Equal("", HostNames.Normalize(text));

    [Fact]
    public void Normalising_never_throws_and_twice_is_the_same_as_once() =>
        Gen.String.Sample(text =>
        {
            var once = HostNames.Normalize(text);

            Assert.InRange(once.Length, 0, 15);
            Assert.All(once, c => Assert.True(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_'));
            Assert.Equal(once, HostNames.Normalize(once));
        });
}
