using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FunctionApp.Composition;

/// <summary>Builds the deployable's host.</summary>
internal static class AppHost
{
    /// <summary>Builds the host and checks that it can sweep.</summary>
    /// <param name="args">What the Functions host tells its worker.</param>
    /// <param name="settings">Settings that come before those of the environment; null for none.</param>
    /// <param name="change">Changes what was composed; null for nothing.</param>
    /// <exception cref="InvalidOperationException">
    /// Settings are wrong, or parts are missing; the message names them.
    /// </exception>
    public static IHost Build(
        string[] args,
        IEnumerable<KeyValuePair<string, string?>>? settings = null,
        Action<IServiceCollection>? change = null
    )
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddFunctionApp(builder.Configuration);
        change?.Invoke(builder.Services);
        // The container's own check, on by default in Development, repeats a missing part for everything that needs it.
        var options = new ServiceProviderOptions { ValidateOnBuild = false, ValidateScopes = true };
        builder.ConfigureContainer(new DefaultServiceProviderFactory(options));
        var app = builder.Build();
        CompositionCheck.Run(app.Services);
        return app;
    }
}
