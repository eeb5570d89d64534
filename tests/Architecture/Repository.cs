namespace Architecture.Tests;

/// <summary>The sources as they lie in the repository.</summary>
internal static class Repository
{
    private static readonly string[] Generated =
    [
        "artifacts",
        "obj",
        "bin",
        "node_modules",
        "out",
        ".git",
        "StrykerOutput",
    ];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> Files(string folder, params string[] extensions) =>
        [
            .. Walk(Path.Combine(Root, folder))
                .Where(path => extensions.Contains(Path.GetExtension(path)))
                .Select(path => new SourceFile(
                    Path.GetRelativePath(Root, path).Replace('\\', '/'),
                    File.ReadAllLines(path)
                ))
                .OrderBy(file => file.Path, StringComparer.Ordinal),
        ];

    public static IEnumerable<string> Walk(string folder) =>
        Directory
            .EnumerateFiles(folder)
            .Concat(
                Directory
                    .EnumerateDirectories(folder)
                    .Where(sub => !Generated.Contains(Path.GetFileName(sub)))
                    .SelectMany(Walk)
            );

    private static string FindRoot()
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
