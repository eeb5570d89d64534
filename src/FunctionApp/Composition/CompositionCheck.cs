using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FunctionApp.Composition;

/// <summary>
/// Makes every class with functions once, before the host is told that the app is ready. Without it a part that nobody
/// registered would show at the first message, hours later, under a health that says all is well.
/// </summary>
internal sealed class CompositionCheck(IServiceProvider services) : IHostedLifecycleService
{
    /// <summary>The classes whose methods the Functions host calls.</summary>
    public static IReadOnlyList<Type> FunctionClasses { get; } =
    [
        .. typeof(CompositionCheck)
            .Assembly.GetTypes()
            .Where(type => type.GetMethods().Any(method => method.GetCustomAttribute<FunctionAttribute>() is not null)),
    ];

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Parts are missing; the message names each once.</exception>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        string[] problems = [.. FunctionClasses.Select(FindProblem).OfType<string>().Distinct()];
        return problems.Length == 0
            ? Task.CompletedTask
            : throw new InvalidOperationException(
                $"The app does not start, because it could not sweep. {string.Join(" ", problems)}"
            );
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // As the worker makes them for each call.
    private string? FindProblem(Type type)
    {
        try
        {
            ActivatorUtilities.CreateInstance(services, type);
            return null;
        }
        catch (InvalidOperationException missing)
        {
            return missing.Message;
        }
    }
}
