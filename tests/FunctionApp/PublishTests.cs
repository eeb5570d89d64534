namespace FunctionApp.Tests;

public sealed class PublishTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("publish-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Published_app_has_the_one_host_json_and_no_local_settings()
    {
        var project = Path.Combine(Built.Repository, "src", "FunctionApp", "FunctionApp.csproj");
        var configuration = Path.GetFileName(Built.Folder.TrimEnd(Path.DirectorySeparatorChar));
        var result = await ToolRun.RunAsync(
            "dotnet",
            ["publish", project, "--no-build", "--configuration", configuration, "--output", folder.FullName]
        );

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Equal(
            await File.ReadAllTextAsync(
                Path.Combine(Built.Repository, "host.json"),
                TestContext.Current.CancellationToken
            ),
            await File.ReadAllTextAsync(
                Path.Combine(folder.FullName, "host.json"),
                TestContext.Current.CancellationToken
            )
        );
        var files = folder.GetFiles().Select(file => file.Name).ToList();
        Assert.Superset(
            new HashSet<string>
            {
                "functions.metadata",
                "worker.config.json",
                "extensions.json",
                "FunctionApp.dll",
                "Api.dll",
            },
            files.ToHashSet()
        );
        Assert.DoesNotContain(files, file => file.StartsWith("local.settings", StringComparison.OrdinalIgnoreCase));
    }
}
