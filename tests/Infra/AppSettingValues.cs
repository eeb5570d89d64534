using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hosting.Options;
using Microsoft.Extensions.Configuration;

namespace Infra.Tests;

/// <summary>The app settings of a deployment, with made-up values for what only Azure knows.</summary>
internal static partial class AppSettingValues
{
    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(Deployment deployment) =>
        [
            .. deployment
                .Only("Microsoft.Web/sites")
                .GetProperty("properties")
                .GetProperty("siteConfig")
                .GetProperty("appSettings")
                .EnumerateArray()
                .Select(setting =>
                    KeyValuePair.Create(
                        setting.GetProperty("name").GetString()!,
                        Known(setting.GetProperty("value").GetString()!)
                    )
                ),
        ];

    /// <summary>Those that the product itself reads, as it names them.</summary>
    public static IEnumerable<string> ProductNames(Deployment deployment) =>
        Of(deployment)
            .Select(setting => setting.Key)
            .Where(name => !name.StartsWith("APPLICATIONINSIGHTS_", StringComparison.Ordinal));

    /// <summary>What the product makes of a deployment's settings when it starts in Azure.</summary>
    public static AppOptionsReading Read(Deployment deployment)
    {
        var settings = Of(deployment)
            .Select(setting =>
                KeyValuePair.Create(setting.Key.Replace("__", ":", StringComparison.Ordinal), (string?)setting.Value)
            );
        return AppOptionsReader.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection([
                    .. settings,
                    KeyValuePair.Create("IDENTITY_ENDPOINT", (string?)"http://127.0.0.1:41056/msi/token"),
                ])
                .Build()
        );
    }

    /// <summary>What the product makes of a deployment's settings; the test fails where it refuses any.</summary>
    public static AppOptions Accepted(Deployment deployment)
    {
        var reading = Read(deployment);
        Assert.True(reading is AppOptionsReading.Read, (reading as AppOptionsReading.Refused)?.Text);
        return ((AppOptionsReading.Read)reading).Settings;
    }

    // The few shapes that there are: one property of a resource, several of them joined, or one within a text.
    private static string Known(string value)
    {
        if (!value.StartsWith('['))
        {
            return value;
        }

        var made = Reference()
            .Matches(value)
            .Select(match => MadeUp(match.Groups[1].Value, match.Groups[2].Value))
            .ToList();
        return Reference().Replace(value, "?") switch
        {
            "[?]" => Assert.Single(made),
            var joined when joined == $"[join(createArray({string.Join(", ", made.Select(_ => "?"))}), ',')]" =>
                string.Join(',', made),
            var shape when Format().Match(shape) is { Success: true } format => format
                .Groups[1]
                .Value.Replace("{0}", Assert.Single(made), StringComparison.Ordinal),
            var shape => throw new JsonException($"No such shape is known: {shape}"),
        };
    }

    // Azure hands out a GUID for each of the first two; the same resource has the same one.
    private static string MadeUp(string id, string property) =>
        property switch
        {
            "clientId" or "customerId" => $"{new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(id + property))[..16]):D}",
            "ConnectionString" => "InstrumentationKey=00000000-0000-0000-0000-000000000000",
            _ => throw new JsonException($"Nobody knows {property} of {id}."),
        };

    [GeneratedRegex(@"reference\('([^']+)', '[^']+'\)\.(\w+)")]
    private static partial Regex Reference();

    [GeneratedRegex(@"^\[format\('([^']*)', \?\)\]$")]
    private static partial Regex Format();
}
