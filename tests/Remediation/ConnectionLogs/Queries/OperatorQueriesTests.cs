using System.Text.Json;
using CsCheck;
using Remediation.ConnectionLogs.Queries;

namespace Remediation.Tests.ConnectionLogs.Queries;

public sealed class OperatorQueriesTests
{
    [Fact]
    public void Operator_query_stays_verbatim_and_its_source_is_marked_custom()
    {
        var queries = OperatorQueries.Read(
            """{"iis":"T\n| where a == \"b|c\" // d","Proxy-2":"P"}""",
            out var problems
        );

        Assert.Empty(problems);
        Assert.Equal(
            [new LogQuery("Custom.iis", "T\n| where a == \"b|c\" // d"), new LogQuery("Custom.Proxy-2", "P")],
            queries
        );
        Assert.DoesNotContain(
            LogQueries.Sources,
            source => source.StartsWith(OperatorQueries.Prefix, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("T | take 1", "is not a JSON object")]
    [InlineData("[\"T\"]", "is not a JSON object")]
    [InlineData("{\"a\":\"T\"", "is not a JSON object")]
    [InlineData("{\"a\":\"T\",\"A\":\"U\"}", "has two queries of one name")]
    [InlineData("{\"a\":\"T\",\"b c\":\"secret\"}", "has a name, the 2. of them,")]
    [InlineData("{\"a\\n\":\"T\"}", "has a name, the 1. of them,")]
    [InlineData("{\"a\":null}", "has no query of 1 to 20000 characters under the name a")]
    [InlineData("{\"a\":\" \\n \"}", "has no query of 1 to 20000 characters under the name a")]
    [InlineData("{\"a\":{\"b\":\"T\"}}", "has no query of 1 to 20000 characters under the name a")]
    public void Invalid_operator_query_is_reported_and_not_used(string json, string problem)
    {
        Assert.Empty(OperatorQueries.Read(json, out var problems));
        Assert.StartsWith(problem, Assert.Single(problems), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problems[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_gives_queries_or_problems_and_never_both() =>
        Gen.OneOf(
                Gen.String,
                Gen.Dictionary(Gen.String[0, 3], Gen.String[0, 3])[0, 3]
                    .Select(pairs => JsonSerializer.Serialize(pairs))
            )
            .Sample(text =>
            {
                var queries = OperatorQueries.Read(text, out var problems);

                Assert.True(queries.Count == 0 || problems.Count == 0);
                Assert.All(
                    queries,
                    query =>
                        Assert.True(
                            query.Text.Length > 0
                                && query.Source.StartsWith(OperatorQueries.Prefix, StringComparison.Ordinal)
                        )
                );
            });
}
