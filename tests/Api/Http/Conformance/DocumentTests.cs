using System.Text.Json;
using System.Text.RegularExpressions;
using Api.Endpoints;

namespace Api.Tests.Http.Conformance;

/// <summary>The content of openapi.json.</summary>
public sealed partial class DocumentTests
{
    [Fact]
    public void The_document_has_the_endpoints_of_the_table_and_no_others() =>
        Assert.Equal(
            ApiRoutes
                .All.Select(route =>
                    $"{route.Name} {route.Method} /{route.Pattern.Replace("{*id}", "{id}", StringComparison.Ordinal)}"
                )
                .Order(),
            ApiDocument.Operations.Select(operation => $"{operation.Id} {operation.Method} {operation.Path}").Order()
        );

    [Fact]
    public void Every_reference_leads_somewhere_and_every_component_is_referred_to()
    {
        var text = ApiDocument.Root.ToJsonString();
        var referred = Reference()
            .Matches(text)
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .Order(StringComparer.Ordinal);
        var there =
            from kind in ApiDocument.Root["components"]!.AsObject()
            where kind.Key != "securitySchemes"
            from component in kind.Value!.AsObject()
            select $"{kind.Key}/{component.Key}";

        Assert.Equal(there.Order(StringComparer.Ordinal), referred);
    }

    [Fact]
    public void Every_response_and_parameter_has_a_description()
    {
        foreach (var operation in ApiDocument.Operations)
        {
            Assert.EndsWith(".", operation.Node["summary"]!.GetValue<string>());
            Assert.All(
                operation.Responses,
                response =>
                    Assert.EndsWith(".", ApiDocument.Resolve(response.Value!)["description"]!.GetValue<string>())
            );
            Assert.All(
                operation.Node["parameters"]?.AsArray() ?? [],
                parameter => Assert.EndsWith(".", ApiDocument.Resolve(parameter!)["description"]!.GetValue<string>())
            );
        }
    }

    [Fact]
    public void Only_health_and_the_OpenAPI_document_need_no_authentication()
    {
        Assert.Equal("entra", ApiDocument.Root["security"]![0]!.AsObject().Single().Key);
        Assert.Equal(
            "bearer",
            ApiDocument.Root["components"]!["securitySchemes"]!["entra"]!["scheme"]!.GetValue<string>()
        );
        Assert.Equal(
            ["ShowHealth", "ShowOpenApi"],
            ApiDocument
                .Operations.Where(operation => operation.Node["security"] is { } own && own.AsArray().Count == 0)
                .Select(operation => operation.Id)
        );
    }

    [Theory]
    [InlineData("{}", true)]
    [InlineData("""{"mode":"Inspect","dryRun":true,"planId":"plan-0123456789ab"}""", true)]
    [InlineData("""{"mode":"Everything"}""", false)]
    [InlineData("""{"Mode":"Report"}""", false)]
    [InlineData("""{"machines":[]}""", false)]
    [InlineData("""{"subscriptions":["me"]}""", false)]
    [InlineData("[]", false)]
    public void Start_request_schema_accepts_valid_bodies_and_rejects_invalid_ones(string body, bool isRight) =>
        Assert.Equal(
            isRight,
            ApiDocument.Violations(ApiDocument.Component("StartRequest"), JsonDocument.Parse(body).RootElement).Count
                == 0
        );

    [GeneratedRegex("\"#/components/([^\"]+)\"")]
    private static partial Regex Reference();
}
