using System.Text.Json;
using System.Text.RegularExpressions;

namespace Infra.Tests;

/// <summary>What azd reads: azure.yaml, the parameters' file and the outputs.</summary>
public sealed partial class AzdTests
{
    private static readonly string Main = Path.Combine("infra", "main.bicep");

    [Fact]
    public async Task The_service_is_a_project_that_exists_and_the_app_carries_its_name()
    {
        var yaml = await File.ReadAllTextAsync(
            Path.Combine(Bicep.Root, "azure.yaml"),
            TestContext.Current.CancellationToken
        );
        var service = Assert.Single(Service().Matches(yaml.ReplaceLineEndings("\n")));
        var tags = (await Deployment.OfAsync()).Only("Microsoft.Web/sites").GetProperty("tags");

        Assert.Single(Directory.EnumerateFiles(Path.Combine(Bicep.Root, service.Groups["project"].Value), "*.csproj"));
        Assert.Equal(("dotnet", "function"), (service.Groups["language"].Value, service.Groups["host"].Value));
        Assert.Equal(service.Groups["name"].Value, tags.GetProperty("azd-service-name").GetString());
    }

    [Fact]
    public async Task Exactly_one_resource_is_the_service()
    {
        var services = (await Deployment.RichAsync()).Resources.Where(resource =>
            resource.TryGetProperty("tags", out var tags) && tags.TryGetProperty("azd-service-name", out _)
        );

        Assert.Single(services);
    }

    [Fact]
    public async Task Every_resource_that_takes_tags_carries_the_environments_name_and_the_operators_tags()
    {
        var tagged = (await Deployment.OfAsync("param tags = { team: 'infra' }"))
            .Resources.Where(resource => resource.TryGetProperty("location", out _))
            .ToList();

        Assert.NotEmpty(tagged);
        Assert.All(
            tagged,
            resource =>
                Assert.Equal(
                    ("test", "infra"),
                    (
                        resource.GetProperty("tags").GetProperty("azd-env-name").GetString(),
                        resource.GetProperty("tags").GetProperty("team").GetString()
                    )
                )
        );
    }

    [Fact]
    public async Task Every_parameter_can_be_given_by_a_variable_of_its_own()
    {
        var declared = (await Bicep.TemplateAsync(Main))
            .GetProperty("parameters")
            .EnumerateObject()
            .Select(parameter => parameter.Name);
        var given = await ParametersAsync();

        Assert.Equal(declared.Order(), given.Keys.Order());
        Assert.All(given.Values, value => Assert.Matches(@"^\$\{[A-Z][A-Z0-9_]*\}$", value));
        Assert.Equal(given.Count, given.Values.Distinct().Count());
        Assert.Equal(("${AZURE_ENV_NAME}", "${AZURE_LOCATION}"), (given["environmentName"], given["location"]));
    }

    // azd leaves out what is mapped to a variable that is not set, so what has no default would be asked for.
    [Fact]
    public async Task Only_name_and_region_have_no_default()
    {
        var needed = (await Bicep.TemplateAsync(Main))
            .GetProperty("parameters")
            .EnumerateObject()
            .Where(parameter => !parameter.Value.TryGetProperty("defaultValue", out _));

        Assert.Equal(["environmentName", "location"], needed.Select(parameter => parameter.Name).Order());
    }

    // azd writes outputs into the very file that it reads parameters from: one that shares a name with a variable would
    // feed itself.
    [Fact]
    public async Task Outputs_are_in_capitals_and_none_is_a_secret_or_another_ones_variable()
    {
        var outputs = (await Bicep.TemplateAsync(Main)).GetProperty("outputs").EnumerateObject().ToList();
        var variables = (await ParametersAsync())
            .Where(pair => pair.Key != "location")
            .Select(pair => pair.Value.Trim('$', '{', '}'));

        Assert.NotEmpty(outputs);
        Assert.All(outputs, output => Assert.Matches("^[A-Z][A-Z0-9_]*$", output.Name));
        Assert.All(outputs, output => Assert.Equal("string", output.Value.GetProperty("type").GetString()));
        Assert.DoesNotContain(
            outputs,
            output => Secret().IsMatch(output.Name) || Secret().IsMatch(output.Value.GetProperty("value").GetString()!)
        );
        Assert.Empty(outputs.Select(output => output.Name).Intersect(variables));
    }

    [Fact]
    public async Task Every_parameter_and_output_of_every_file_is_described()
    {
        foreach (var file in Bicep.Files)
        {
            var template = await Bicep.TemplateAsync(file);
            Assert.All(
                Members(template, "parameters").Concat(Members(template, "outputs")),
                member =>
                    Assert.True(
                        member.Value.TryGetProperty("metadata", out var metadata)
                            && metadata.TryGetProperty("description", out _),
                        $"{file}: {member.Name}"
                    )
            );
        }
    }

    private static List<JsonProperty> Members(JsonElement template, string name) =>
        template.TryGetProperty(name, out var members) ? [.. members.EnumerateObject()] : [];

    private static async Task<Dictionary<string, string>> ParametersAsync()
    {
        var text = await File.ReadAllTextAsync(
            Path.Combine(Bicep.Root, "infra", "main.parameters.json"),
            TestContext.Current.CancellationToken
        );
        return JsonDocument
            .Parse(text)
            .RootElement.GetProperty("parameters")
            .EnumerateObject()
            .ToDictionary(parameter => parameter.Name, parameter => parameter.Value.GetProperty("value").GetString()!);
    }

    [GeneratedRegex(
        @"^services:\n  (?<name>\w+):\n    project: (?<project>\S+)\n    language: (?<language>\S+)\n"
            + @"    host: (?<host>\S+)$",
        RegexOptions.Multiline
    )]
    private static partial Regex Service();

    [GeneratedRegex("key|secret|password|connectionString|instrumentation|sas", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
