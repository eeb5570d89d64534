using System.Text.Json;

namespace FunctionApp.Tests;

/// <summary>The Function app as its build left it.</summary>
internal static class Built
{
    public static string Repository { get; } = FindRepository();

    /// <summary>The folder that the build wrote; these tests lie beside it in the same configuration.</summary>
    public static string Folder { get; } =
        AppContext.BaseDirectory.Replace("FunctionApp.Tests", "FunctionApp", StringComparison.Ordinal);

    /// <summary>The function metadata that the host reads.</summary>
    public static IReadOnlyList<FunctionMetadata> Functions { get; } = Read();

    private static FunctionMetadata[] Read()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "functions.metadata")));
        return
        [
            .. document
                .RootElement.EnumerateArray()
                .Select(function => new FunctionMetadata(
                    function.GetProperty("name").GetString()!,
                    function
                        .GetProperty("bindings")
                        .EnumerateArray()
                        .Single(binding => binding.GetProperty("direction").GetString() == "In")
                        .Clone()
                )),
        ];
    }

    private static string FindRepository()
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
