namespace Simulator.Tools;

/// <summary>Finds Azurite where <c>scripts/azurite.sh</c> puts it.</summary>
internal static class AzuriteFolder
{
    private const string Entry = "artifacts/tools/azurite/node_modules/azurite/dist/src/azurite.js";

    /// <summary>Azurite's program.</summary>
    /// <exception cref="ToolNotInstalledException">It is not there; the message says what to run.</exception>
    public static string Program()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FunctionApp.sln")))
            {
                var program = Path.Combine(folder.FullName, Entry);
                return File.Exists(program)
                    ? program
                    : throw new ToolNotInstalledException("Azurite is not installed. Run scripts/azurite.sh once.");
            }
        }

        throw new InvalidOperationException(
            "FunctionApp.sln is in no folder above this program, so there is no Azurite either."
        );
    }
}
