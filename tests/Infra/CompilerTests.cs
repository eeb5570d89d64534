namespace Infra.Tests;

/// <summary>
/// Every Bicep file through the compiler and the linter, whose rules are errors here (infra/bicepconfig.json).
/// </summary>
public sealed class CompilerTests
{
    public static TheoryData<string> Files => [.. Bicep.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_compiles_without_error_or_warning(string file)
    {
        var run = await Bicep.BuildAsync(file);

        Assert.Equal((0, ""), (run.ExitCode, run.Diagnostics));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task No_file_needs_a_registry(string file)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Bicep.Root, file), TestContext.Current.CancellationToken);

        Assert.DoesNotContain("'br:", text, StringComparison.Ordinal);
        Assert.DoesNotContain("'br/", text, StringComparison.Ordinal);
        Assert.DoesNotContain("'ts:", text, StringComparison.Ordinal);
        Assert.DoesNotContain("'ts/", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_linter_speaks_up()
    {
        var folder = Directory.CreateTempSubdirectory("bicep-");
        try
        {
            File.Copy(
                Path.Combine(Bicep.Root, "infra", "bicepconfig.json"),
                Path.Combine(folder.FullName, "bicepconfig.json")
            );
            var file = Path.Combine(folder.FullName, "main.bicep");
            await File.WriteAllTextAsync(file, "param unused string\n", TestContext.Current.CancellationToken);
            var run = await Bicep.RunAsync("build", file, "--stdout");

            Assert.Equal(1, run.ExitCode);
            Assert.Contains("no-unused-params", run.Diagnostics, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
