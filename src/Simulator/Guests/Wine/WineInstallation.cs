using System.Diagnostics.CodeAnalysis;
using Simulator.Tools;

namespace Simulator.Guests.Wine;

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

    /// <summary>Finds the installation; false if a part is missing, which <paramref name="missing"/> names.</summary>
    public static bool TryFind([NotNullWhen(true)] out WineInstallation? installation, out string missing)
    {
        installation = null;
        if (OnPath(LoaderNames) is not { } loader || OnPath(ServerNames) is not { } server)
        {
            missing = "Wine is not installed";
            return false;
        }

        if (ToolsFolder() is not { } tools || FindAgent(tools) is not { } agent)
        {
            missing = "src/WineAgent is not built";
            return false;
        }

        if (FindTemplate(tools) is not { } template)
        {
            missing = "there is no fresh Wine prefix to copy";
            return false;
        }

        installation = new WineInstallation(loader, server, agent, template);
        missing = "";
        return true;
    }

    /// <summary>Finds the installation.</summary>
    /// <exception cref="ToolNotInstalledException">
    /// A part is missing; the message names it and the script that installs it.
    /// </exception>
    public static WineInstallation Demand()
    {
        return TryFind(out var installation, out var missing)
            ? installation
            : throw new ToolNotInstalledException($"Machines on Wine: {missing}. Run scripts/wine.sh once.");
    }

    private static FileInfo? FindAgent(string tools)
    {
        var agent = new FileInfo(Path.Combine(tools, "wine-agent", "WineAgent.exe"));
        return agent.Exists ? agent : null;
    }

    private static DirectoryInfo? FindTemplate(string tools)
    {
        var template = new DirectoryInfo(Path.Combine(tools, "wine-prefix"));
        return File.Exists(Path.Combine(template.FullName, "version")) ? template : null;
    }

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
