using System.Text.Json;
using Hosting.Options;
using Microsoft.Extensions.Configuration;
using Remediation.Baseline;
using Remediation.Policies;

namespace Infra.Tests;

/// <summary>
/// The options as the template declares them: descriptions for the portal and editors, and limits that are checked
/// before the deployment.
/// </summary>
public sealed class OptionTypeTests
{
    private const string Mode = "Sweep:Mode";

    private static readonly Dictionary<string, string?> Least = new()
    {
        ["Sweep:Schedule"] = "0 0 */6 * * *",
        ["Sweep:Subscriptions"] = Snapshot.Subscription,
        ["Sweep:LookBack"] = "30.00:00:00",
        ["Logs:Workspaces"] = Snapshot.Tenant,
        ["AzureWebJobsStorage:accountName"] = "account",
    };

    [Fact]
    public async Task There_is_an_option_for_each_case_and_the_other_way_round()
    {
        var declared = (await OptionsAsync()).Keys.Order();

        Assert.Equal(OptionCase.All.Select(one => one.Name).Append(Mode).Order(), declared);
    }

    [Fact]
    public async Task Every_option_is_optional_and_described_as_on_the_settings_page()
    {
        Assert.All(
            await OptionsAsync(),
            option =>
            {
                Assert.True(option.Value.GetProperty("nullable").GetBoolean(), option.Key);
                Assert.Equal(
                    Meaning(option.Key, option.Value.GetProperty("type").GetString()!),
                    option.Value.GetProperty("metadata").GetProperty("description").GetString()
                );
            }
        );
    }

    [Fact]
    public async Task A_number_has_the_very_range_that_the_product_takes()
    {
        var numbers = (await OptionsAsync())
            .Where(option => option.Value.GetProperty("type").GetString() == "int")
            .ToList();

        Assert.Equal(9, numbers.Count);
        Assert.All(
            numbers,
            option =>
            {
                var (least, most) = (
                    option.Value.GetProperty("minValue").GetInt64(),
                    option.Value.GetProperty("maxValue").GetInt64()
                );
                Assert.Equal(
                    (false, true, true, false),
                    (
                        Takes(option.Key, least - 1),
                        Takes(option.Key, least),
                        Takes(option.Key, most),
                        Takes(option.Key, most + 1)
                    )
                );
            }
        );
    }

    [Fact]
    public async Task Choices_are_those_of_the_product()
    {
        var options = await OptionsAsync();

        Assert.Equal(Enum.GetNames<SweepMode>().Order(), Choices(options[Mode]).Order());
        Assert.Equal(Enum.GetNames<BaselinePart>().Order(), Choices(options["Sweep:BaselineParts"]).Order());
    }

    private static IEnumerable<string> Choices(JsonElement option) =>
        option.GetProperty("allowedValues").EnumerateArray().Select(value => value.GetString()!);

    // The page speaks of app settings, whose lists are texts; a list in a parameter is a list.
    private static string Meaning(string name, string type)
    {
        var setting = KnownSettings.All.Single(one => one.Name == name);
        var meaning =
            type == "array"
                ? setting.Meaning.Replace(", comma-separated", "", StringComparison.Ordinal)
                : setting.Meaning;
        return name == Mode ? $"{meaning} Default: what the role is for."
            : setting.Default is { } usual ? $"{meaning} Default: {usual.TrimEnd('.')}."
            : meaning;
    }

    private static bool Takes(string name, long number)
    {
        var all = new Dictionary<string, string?>(Least) { [name] = $"{number}" };
        return AppOptionsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(all).Build())
            is AppOptionsReading.Read;
    }

    private static async Task<Dictionary<string, JsonElement>> OptionsAsync()
    {
        var definitions = (await Bicep.TemplateAsync(Path.Combine("infra", "main.bicep"))).GetProperty("definitions");
        var sections = definitions.GetProperty("Options").GetProperty("properties").EnumerateObject();
        return sections
            .SelectMany(section =>
                definitions
                    .GetProperty(section.Value.GetProperty("$ref").GetString()!["#/definitions/".Length..])
                    .GetProperty("properties")
                    .EnumerateObject()
                    .Select(option => (Name: $"{Pascal(section.Name)}:{Pascal(option.Name)}", option.Value))
            )
            .ToDictionary(option => option.Name, option => option.Value);
    }

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
