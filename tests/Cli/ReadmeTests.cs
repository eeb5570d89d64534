namespace Cli.Tests;

/// <summary>The README's commands do what it says, on a clone as it is.</summary>
public sealed class ReadmeTests : IDisposable
{
    private const string Prefix = "dotnet run --project src/Cli";
    private const int MostLines = 120;

    private static readonly string Root = FindRoot();

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("readme-");

    /// <summary>The command lines of the README's code blocks, without what follows a #.</summary>
    public static TheoryData<string> Commands =>
        [
            .. ReadLines()
                .Where(line => line.StartsWith(Prefix, StringComparison.Ordinal))
                .Select(line => line.Split('#')[0].Trim()),
        ];

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Command_of_the_README_ends_well_and_leaves_its_report(string command)
    {
        var arguments = command[Prefix.Length..].Replace(" -- ", " ", StringComparison.Ordinal);
        string[] words = arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var result = await CliProcess.EndAsync(
            CliProcess.Start([.. words, "--out", folder.FullName], [], workingDirectory: Root)
        );

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.True(File.Exists(Path.Combine(folder.FullName, "report.html")), result.Output);
    }

    [Fact]
    public void README_names_the_demo_and_the_run_on_logs() => Assert.Equal(2, Commands.Count);

    [Fact]
    public void README_fits_in_one_hundred_and_twenty_lines() => Assert.InRange(ReadLines().Length, 40, MostLines);

    [Fact]
    public void Files_that_the_README_links_to_exist() =>
        Assert.All(
            ReadLines()
                .SelectMany(line => line.Split("](").Skip(1))
                .Select(rest => rest.Split(')', '#')[0])
                .Where(link => link.Length > 0 && !link.Contains("://", StringComparison.Ordinal)),
            link => Assert.True(File.Exists(Path.Combine(Root, link)), link)
        );

    private static string[] ReadLines() => File.ReadAllLines(Path.Combine(Root, "README.md"));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FunctionApp.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new InvalidOperationException("FunctionApp.sln is in no folder above the tests.");
    }
}
