using System.Reflection;
using Hosting.State;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionApp.Composition;

/// <summary>
/// Makes every class with functions once, before the app starts. Without this check a part that is not registered
/// shows at the first message, hours later, while the health endpoint answers that all is well.
/// </summary>
internal static class CompositionCheck
{
    /// <summary>The classes whose methods the Functions host calls.</summary>
    public static IReadOnlyList<Type> FunctionClasses { get; } =
    [
        .. typeof(CompositionCheck)
            .Assembly.GetTypes()
            .Where(type => type.GetMethods().Any(method => method.GetCustomAttribute<FunctionAttribute>() is not null)),
    ];

    /// <summary>Makes them, and what prepares the storage.</summary>
    /// <exception cref="InvalidOperationException">
    /// Parts are missing. The message names the first that each class lacks, and each of these once.
    /// </exception>
    public static void Run(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        string[] problems =
        [
            .. FunctionClasses
                .Append(typeof(StatePreparation))
                .Select(type => FindProblem(scope.ServiceProvider, type))
                .OfType<string>()
                .Distinct(StringComparer.Ordinal),
        ];
        if (problems.Length > 0)
        {
            throw new InvalidOperationException(
                $"The app does not start, because it could not sweep. {string.Join(" ", problems)}"
            );
        }
    }

    // The worker makes the class in a scope of its own at each call. A factory may throw anything; all of it stops
    // the start.
    private static string? FindProblem(IServiceProvider services, Type type)
    {
        try
        {
            ActivatorUtilities.CreateInstance(services, type);
            return null;
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            return problem.Message;
        }
    }
}
