namespace Architecture.Tests;

/// <summary>A function has no logic: it forwards its input.</summary>
public class ShellTests
{
    private const int LongestShell = 15;

    [Fact]
    public void No_function_is_longer_than_fifteen_lines()
    {
        var shells = Repository.Files("src/FunctionApp/Functions", ".cs").SelectMany(Shells).ToList();

        Assert.NotEmpty(shells);
        Assert.All(shells, shell => Assert.True(shell.Length <= LongestShell, string.Join('\n', shell)));
    }

    [Fact]
    public void No_function_decides_anything()
    {
        string[] deciding = ["if (", "switch", "for (", "foreach", "while", "catch", " ? "];
        var lines = Repository
            .Files("src/FunctionApp/Functions", ".cs")
            .SelectMany(Shells)
            .SelectMany(shell => shell)
            .Where(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal));

        Assert.DoesNotContain(
            lines,
            line => Array.Exists(deciding, word => line.Contains(word, StringComparison.Ordinal))
        );
    }

    // From the attribute to the blank line or brace that ends the member, which holds its body whole or it would not
    // compile.
    private static IEnumerable<string[]> Shells(SourceFile file)
    {
        for (var start = 0; start < file.Lines.Length; start++)
        {
            if (file.Lines[start].Contains("[Function(", StringComparison.Ordinal))
            {
                yield return [.. file.Lines.Skip(start).TakeWhile((line, index) => index == 0 || !IsEnd(line))];
            }
        }
    }

    private static bool IsEnd(string line) =>
        line == "}"
        || line.Contains("/// <summary>", StringComparison.Ordinal)
        || line.Contains("[Function(", StringComparison.Ordinal);
}
