using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FunctionApp.Tests.Composition;

/// <summary>What happens to an app that lacks a part: it does not start, and says which.</summary>
[Collection(nameof(WholeProcess))]
public sealed class MissingPartTests
{
    private static readonly KeyValuePair<string, string>[] Settings =
    [
        new("Sweep__Schedule", "0 0 */6 * * *"),
        new("Sweep__Subscriptions", "00000000-0000-0000-0000-000000000001"),
        new("Logs__Workspaces", "00000000-0000-0000-0000-000000000002"),
        new("AzureWebJobsStorage", "UseDevelopmentStorage=true"),
    ];

    // Registered for hosts that ask for it; nothing of the app takes it from the container.
    private static readonly string[] Spare = ["AppOptions"];

    // A developer's host validates more by itself; the message must be the same.
    private static readonly string[] Environments = ["Production", "Development"];

    /// <summary>Every part that the product registers, by the type that others ask for.</summary>
    public static TheoryData<Type> Parts
    {
        get
        {
            var parts = new HashSet<Type>();
            using var app = AppScene.Build(
                Settings,
                services => parts.UnionWith(services.Select(service => service.ServiceType).Where(IsOfTheProduct))
            );
            return [.. parts.OrderBy(part => part.FullName, StringComparer.Ordinal)];
        }
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void App_without_a_part_does_not_start_and_names_it(Type part)
    {
        foreach (var environment in Environments)
        {
            var failure = Assert.Throws<InvalidOperationException>(() =>
                AppScene.Build(Settings, services => services.RemoveAll(part), environment)
            );

            Assert.StartsWith(
                "The app does not start, because it could not sweep.",
                failure.Message,
                StringComparison.Ordinal
            );
            Assert.Contains(part.Name, failure.Message, StringComparison.Ordinal);
            Assert.True(failure.Message.Length < 1000, failure.Message);
        }
    }

    [Fact]
    public void Complete_app_is_built_in_every_environment()
    {
        foreach (var environment in Environments)
        {
            AppScene.Build(Settings, environment: environment).Dispose();
        }
    }

    private static bool IsOfTheProduct(Type type) =>
        !Spare.Contains(type.Name)
        && type.Assembly.GetName().Name is "Remediation" or "Cloud" or "Api" or "FunctionApp";
}
