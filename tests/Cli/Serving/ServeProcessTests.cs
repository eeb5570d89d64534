using System.Diagnostics;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace Cli.Tests.Serving;

/// <summary><c>serve</c> as a person runs it.</summary>
public sealed class ServeProcessTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("serve-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Server_prints_its_addresses_answers_and_ends_on_a_signal()
    {
        using var process = CliProcess.Start("serve", "--port", "0", "--api", "--out", folder.FullName);
        var api = "";
        while (await process.StandardOutput.ReadLineAsync(Token) is { } line && line != "Ctrl+C ends it.")
        {
            api = line.StartsWith("API:", StringComparison.Ordinal)
                ? line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]
                : api;
        }

        using var http = new HttpClient();
        var health = await http.GetFromJsonAsync<JsonElement>(api, Token);
        using var signal = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        var result = await CliProcess.EndAsync(process);

        Assert.Equal("Healthy", health.GetProperty("status").GetString());
        Assert.Equal((0, "Stopped."), (result.ExitCode, result.Output.Trim()));
        using var certificate = X509Certificate2.CreateFromPem(
            await File.ReadAllTextAsync(Path.Combine(folder.FullName, "simulator.pem"), Token)
        );
        Assert.False(certificate.HasPrivateKey);
        var settings = await File.ReadAllLinesAsync(Path.Combine(folder.FullName, "simulator.env"), Token);
        Assert.Contains($"export SSL_CERT_FILE='{Path.Combine(folder.FullName, "simulator.pem")}'", settings);
        Assert.Contains(
            settings,
            line => line.StartsWith("export Azure__ArmEndpoint='https://localhost:", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Simulator_alone_restarts_machines_for_an_app_in_another_process()
    {
        using var process = CliProcess.Start("serve", "--port", "0", "--out", folder.FullName);
        var machines = "";
        while (await process.StandardOutput.ReadLineAsync(Token) is { } line && line != "Ctrl+C ends it.")
        {
            machines = line.StartsWith("Machines:", StringComparison.Ordinal)
                ? line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]
                : machines;
        }

        using var http = new HttpClient();
        using var restart = await http.PostAsync($"{machines}/dc01/restart", null, Token);
        var fleet = await http.GetFromJsonAsync<JsonElement>(machines, Token);
        using var signal = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await CliProcess.EndAsync(process);

        Assert.Equal(System.Net.HttpStatusCode.NoContent, restart.StatusCode);
        Assert.Equal(
            1,
            fleet
                .EnumerateArray()
                .Single(machine => machine.GetProperty("name").GetString() == "dc01")
                .GetProperty("restarts")
                .GetInt32()
        );
    }

    [Theory]
    [InlineData("serve --port 70000", "--port must be a whole number from 0 to 65534, not '70000'.")]
    [InlineData("serve --storage disk", "--storage must be memory or azurite, not 'disk'.")]
    [InlineData("serve --faults some", "--faults must be none, light or heavy, not 'some'.")]
    [InlineData("serve --mode repair", "--mode")]
    [InlineData("--storage disk", "--storage must be memory or azurite, not 'disk'.")]
    public async Task Bad_arguments_get_one_clear_line_and_exit_code_2(string arguments, string expected)
    {
        var result = await CliProcess.RunAsync(arguments.Split(' '));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task Help_names_every_option()
    {
        var result = await CliProcess.RunAsync("serve", "--help");

        Assert.Equal(0, result.ExitCode);
        Assert.All(
            [
                "--port P",
                "--api",
                "--storage memory|azurite",
                "--machines N",
                "--seed S",
                "--faults none|light|heavy",
                "--out DIR",
            ],
            option => Assert.Contains(option, result.Output, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Port_in_use_is_reported_in_one_line()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;
        var result = await CliProcess.RunAsync("serve", "--port", $"{port}", "--out", folder.FullName);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("It could not start.", result.Output, StringComparison.Ordinal);
        Assert.Contains($"{port}", result.Output, StringComparison.Ordinal);
    }
}
