namespace Lab.Guests.Wine;

/// <summary>
/// Wine on this computer, what runs inside its machines, and a fresh machine to copy. All of it is put there by
/// <c>scripts/wine.sh</c>.
/// </summary>
/// <param name="Loader">Wine's 64-bit loader.</param>
/// <param name="Server">Its server.</param>
/// <param name="Agent">The program that runs inside a machine.</param>
/// <param name="Template">A prefix as setup leaves it.</param>
public sealed record WineInstallation(FileInfo Loader, FileInfo Server, FileInfo Agent, DirectoryInfo Template)
{
    private static readonly string[] LoaderNames = ["wine64", "wine"];
    private static readonly string[] ServerNames = ["wineserver64", "wineserver"];

    // Debian keeps the programs behind its wrappers here; the wrappers complain about the missing 32-bit half at each
    // start.
    private const string DebianFolder = "/usr/lib/wine";

    /// <summary>Finds it; null, and in <paramref name="missing"/> what is not there, where something is not.</summary>
    public static WineInstallation? Find(out string missing)
    {
        var tools = ToolsFolder();
        var loader = OnPath(LoaderNames);
        var server = OnPath(ServerNames);
        var agent = tools is null ? null : new FileInfo(Path.Combine(tools, "windows-guest", "WindowsGuest.exe"));
        var template = tools is null ? null : new DirectoryInfo(Path.Combine(tools, "wine-prefix"));
        missing =
            loader is null || server is null ? "Wine is not installed"
            : agent is not { Exists: true } ? "src/WindowsGuest is not built"
            : template is not { Exists: true } || !File.Exists(Path.Combine(template.FullName, "version"))
                ? "there is no fresh Wine prefix to copy"
            : "";
        return missing.Length == 0 ? new WineInstallation(loader!, server!, agent!, template!) : null;
    }

    /// <summary>Finds it.</summary>
    /// <exception cref="NotInstalledException">
    /// Something is not there; the message says what, and what to run.
    /// </exception>
    public static WineInstallation Demand() =>
        Find(out var missing)
        ?? throw new NotInstalledException($"Machines on Wine: {missing}. Run scripts/wine.sh once.");

    private static FileInfo? OnPath(string[] names)
    {
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Prepend(DebianFolder)
            .SelectMany(folder => names, (folder, name) => new FileInfo(Path.Combine(folder, name)))
            .FirstOrDefault(file => file.Exists);
    }

    private static string? ToolsFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FunctionApp.sln")))
            {
                return Path.Combine(folder.FullName, "artifacts", "tools");
            }
        }

        return null;
    }
}
