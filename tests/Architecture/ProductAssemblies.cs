namespace Architecture.Tests;

/// <summary>The compiled projects of src.</summary>
internal static class ProductAssemblies
{
    /// <summary>Where the project files are, below the repository.</summary>
    public static IReadOnlyList<string> Projects { get; } =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')),
    ];

    /// <summary>The assemblies by project. The agent is for Windows and has a folder of its own.</summary>
    public static IReadOnlyDictionary<string, string> Paths { get; } =
        Projects
            .Select(project => Path.GetFileNameWithoutExtension(project))
            .ToDictionary(
                name => name,
                name =>
                    name == "WineAgent"
                        ? Path.Combine(Repository.Root, "artifacts/tools/wine-agent/WineAgent.dll")
                        : Path.Combine(AppContext.BaseDirectory, $"{name}.dll")
            );
}
