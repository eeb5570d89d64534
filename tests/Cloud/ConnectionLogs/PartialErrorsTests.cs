using System.Text.Json;
using Azure;
using Cloud.ConnectionLogs;
using CsCheck;

namespace Cloud.Tests.ConnectionLogs;

public sealed class PartialErrorsTests
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(4, false)]
    public void Severity_two_and_lower_means_that_rows_are_missing(int severity, bool isCut)
    {
        var reason = Read(
            $$"""{ "code": "PartialError", "details": [ { "innererror": { "message": "why", "severity": {{severity}} } } ] }"""
        );

        Assert.Equal(isCut ? "The answer is cut: why" : null, reason);
    }

    [Theory]
    [InlineData(
        """{ "code": "PartialError", "message": "m", "details": [ { "innererror": { "message": "why", "severity": 2 } } ] }""",
        "why"
    )]
    [InlineData(
        """{ "code": "PartialError", "message": "m", "details": [ { "innererror": { "message": "remark", "severity": 3 } } ] }""",
        null
    )]
    [InlineData("""{ "code": "PartialError", "message": "m" }""", "m")]
    [InlineData("""{ "message": "Raw: {" }""", "Raw: {")]
    public void The_same_holds_for_what_the_SDK_made_of_the_error(string error, string? why)
    {
        var reason = PartialErrors.Read(JsonSerializer.Deserialize<ResponseError>(error));

        Assert.Equal(why is null ? null : "The answer is cut: " + why, reason?.Detail);
    }

    [Fact]
    public void An_error_that_the_SDK_lost_is_taken_for_the_worse() =>
        Assert.NotNull(PartialErrors.Read((ResponseError?)null));

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{ "code": "PartialError", "message": "why" }""")]
    [InlineData("""{ "details": [ {} ] }""")]
    [InlineData("""{ "details": [ { "innererror": { "severity": "3" } } ] }""")]
    [InlineData("""{ "details": [ { "innererror": { "severity": 3.5 } } ] }""")]
    [InlineData("""{ "details": [ { "innererror": { "severity": 3 } }, { "innererror": { "severity": 2 } } ] }""")]
    [InlineData("""{ "details": [ { "innererror": { "severity": 3, "innererror": { "severity": 2 } } } ] }""")]
    public void What_is_not_surely_harmless_is_taken_for_the_worse(string error) =>
        Assert.StartsWith("The answer is cut: ", Read(error), StringComparison.Ordinal);

    [Fact]
    public void Long_message_is_truncated_to_one_line()
    {
        var text = Read($$"""{ "details": [ { "message": "a\nb{{new string('x', 5000)}}" } ] }""")!;

        Assert.StartsWith("The answer is cut: a bx", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 200, 220);
    }

    [Fact]
    public void Deeply_nested_error_is_read_without_overflow() =>
        Gen.Int[0, 60]
            .Sample(depth =>
            {
                var error =
                    string.Concat(Enumerable.Repeat("""{ "severity": 3, "innererror": """, depth))
                    + "7"
                    + string.Concat(Enumerable.Repeat("}", depth));
                Assert.Equal(depth > 0, Read($$"""{ "details": [ {{error}} ] }""") is null);
            });

    private static string? Read(string error) => PartialErrors.Read(JsonDocument.Parse(error).RootElement)?.Detail;
}
