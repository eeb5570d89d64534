using System.Text.RegularExpressions;
using CsCheck;
using Remediation.ConnectionLogs.Queries;

namespace Remediation.Tests.ConnectionLogs.Queries;

public sealed class KqlLiteralTests
{
    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("vm-01", "\"vm-01\"")]
    [InlineData("a\"b", "\"a\\\"b\"")]
    [InlineData("a\\", "\"a\\\\\"")]
    [InlineData("\\\" | take 1 //", "\"\\\\\\\" | take 1 //\"")]
    [InlineData("b\u00e4d \U0001F512", "\"b\u00e4d \U0001F512\"")]
    public void A_backslash_and_a_quote_stay_inside_the_literal(string text, string literal) =>
        Assert.Equal(literal, KqlLiteral.Text(text));

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\rb")]
    [InlineData("\0")]
    [InlineData("a\u007f")]
    [InlineData("a\u0085b")]
    [InlineData("a\u2028b")]
    public void What_could_end_a_line_is_refused(string text) =>
        Assert.Throws<ArgumentException>(() => KqlLiteral.Text(text));

    [Fact]
    public void Half_a_surrogate_pair_is_refused()
    {
        Assert.Throws<ArgumentException>(() => KqlLiteral.Text("a\ud800b"));
        Assert.Throws<ArgumentException>(() => KqlLiteral.Text("\udc00"));
        Assert.Throws<ArgumentException>(() => KqlLiteral.Text("\ud800"));
    }

    [Fact]
    public void Any_text_is_refused_or_is_one_literal_that_means_the_text() =>
        Gen.String[Gen.Char, 0, 12]
            .Sample(text =>
            {
                if (Record.Exception(() => KqlLiteral.Text(text)) is { } refusal)
                {
                    Assert.IsType<ArgumentException>(refusal);
                    return;
                }

                var literal = KqlLiteral.Text(text);
                Assert.Matches("""^"([^"\\]|\\["\\])*"$""", literal);
                Assert.Equal(text, Regex.Replace(literal[1..^1], """\\(["\\])""", "$1"));
            });

    [Fact]
    public void A_time_is_UTC_to_the_last_tick() =>
        Assert.Equal(
            "datetime(2026-11-24T10:00:00.0000001Z)",
            KqlLiteral.Time(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.FromHours(2)).AddTicks(1))
        );
}
