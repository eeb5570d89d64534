using System.Text.Json;

namespace Cloud.Tests;

/// <summary>Files of the repository that speak of settings.</summary>
internal static class RepositoryFiles
{
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root(), path));

    /// <summary>Rows of the table that follows a heading, cell by cell, without the head.</summary>
    public static IReadOnlyList<string[]> Table(string text, string heading)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').SkipWhile(line => line != heading).Skip(1).ToList();
        Assert.True(lines.Count > 0, $"The page has no heading '{heading}'.");
        return
        [
            .. lines
                .TakeWhile(line => !line.StartsWith('#'))
                .SkipWhile(line => !line.StartsWith('|'))
                .TakeWhile(line => line.StartsWith('|'))
                .Skip(2)
                .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries)),
        ];
    }

    /// <summary>Every value of a JSON file by its path, parted by dots.</summary>
    public static IEnumerable<(string Path, string Value)> Leaves(JsonElement element, string path = "") =>
        element.ValueKind == JsonValueKind.Object
            ? element
                .EnumerateObject()
                .SelectMany(child => Leaves(child.Value, path.Length == 0 ? child.Name : $"{path}.{child.Name}"))
            : [(path, element.ToString())];

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FunctionApp.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("FunctionApp.sln is in no folder above the tests.");
    }
}
