namespace Remediation.Tests.Builders;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>The product's C# sources with their text.</summary>
    public static IReadOnlyList<(string Path, string Text)> Sources { get; } =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(path => (path, File.ReadAllText(path))),
    ];

    // Mutation testing runs from a copy of the output; the folder above it is still the repository's.
    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new InvalidOperationException("FunctionApp.sln is in no folder above the tests.")
        : File.Exists(Path.Combine(folder.FullName, "FunctionApp.sln")) ? folder.FullName
        : Find(folder.Parent);
}
