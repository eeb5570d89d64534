using Cli.Options;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace Cli.Serving;

/// <summary>Runs the simulator until it is stopped, and prints how to connect.</summary>
public static class ServeRun
{
    /// <summary>Runs the command; false if the simulator could not start.</summary>
    public static async Task<bool> RunAsync(
        ServeOptions options,
        IAnsiConsole console,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var server = await SimulatorServer.StartAsync(options, cancellationToken);
            var port = options.Port == 0 ? 0 : options.Port + 1;
            await using var api = options.WithApi
                ? await ApiHost.StartAsync(server, port, LogLevel.Information, cancellationToken)
                : null;
            await using var control = api is null
                ? await ControlHost.StartAsync(server, port, cancellationToken)
                : null;
            api?.Work();
            await TellAsync(server, api?.Address ?? control!.Address, options, console, cancellationToken);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            console.WriteLine("Stopped.");
            return true;
        }
        catch (Exception problem) when (problem is IOException or InvalidOperationException)
        {
            console.MarkupLineInterpolated($"[red]It could not start.[/] {problem.Message}");
            return false;
        }
    }

    private static async Task TellAsync(
        SimulatorServer server,
        Uri address,
        ServeOptions options,
        IAnsiConsole console,
        CancellationToken cancellationToken
    )
    {
        options.Output.Create();
        var certificate = Path.Combine(options.Output.FullName, "simulator.pem");
        var settings = Path.Combine(options.Output.FullName, "simulator.env");
        await File.WriteAllTextAsync(certificate, server.Azure.CertificatePem, cancellationToken);
        // On Linux, .NET trusts what this variable names and nothing else.
        KeyValuePair<string, string>[] all = [.. server.Settings, new("SSL_CERT_FILE", certificate)];
        await File.WriteAllLinesAsync(
            settings,
            all.Select(setting => $"export {setting.Key}='{setting.Value}'"),
            cancellationToken
        );

        var table = new Table().RoundedBorder().AddColumns("setting", "value");
        foreach (var (name, value) in all)
        {
            table.AddRow(new Text(name), new Text(value));
        }

        console.Write(table);
        console.WriteLine(
            $"A simulated Azure with {server.World.Machines.Count} machines, seed {options.Seed}, storage "
                + $"{options.Storage}, faults {options.Faults}."
        );
        // Paths and addresses are not wrapped, so that they can be copied.
        var lines = console.Profile.Out.Writer;
        await lines.WriteLineAsync($"Azure:       {server.Azure.ArmEndpoint}");
        await lines.WriteLineAsync($"Certificate: {certificate}");
        await lines.WriteLineAsync($"Settings:    {settings}   (. it, then start the app)");
        if (options.WithApi)
        {
            await lines.WriteLineAsync($"API:         {address}api/health   (docs/api.md shows what to ask)");
            await lines.WriteLineAsync($"Timer:       POST {address}simulator/tick");
        }

        await lines.WriteLineAsync(
            $"Machines:    {address}simulator/machines   (POST simulator/machines/NAME/restart restarts one)"
        );
        await lines.WriteLineAsync($"Faults:      {address}simulator/faults   (what occurred so far)");
        await lines.WriteLineAsync("Ctrl+C ends it.");
        await lines.FlushAsync(cancellationToken);
    }
}
