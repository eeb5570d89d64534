using System.Diagnostics;

namespace Simulator.Guests.Wine;

/// <summary>
/// The folder that is one Windows machine: registry files of its own, and the system drive of the template by link.
/// Programs that run in it share a registry and end together.
/// </summary>
internal sealed class WinePrefix : IAsyncDisposable
{
    private readonly WineInstallation wine;
    private readonly DirectoryInfo folder;

    private WinePrefix(WineInstallation wine, DirectoryInfo folder)
    {
        this.wine = wine;
        this.folder = folder;
    }

    public static WinePrefix Create(WineInstallation wine)
    {
        var folder = Directory.CreateTempSubdirectory("wine-");
        foreach (var file in wine.Template.EnumerateFiles())
        {
            file.CopyTo(Path.Combine(folder.FullName, file.Name));
        }

        // Nothing of a machine's own lies on its drive; copying 700 MB for each would take longer than its whole story.
        File.CreateSymbolicLink(
            Path.Combine(folder.FullName, "drive_c"),
            Path.Combine(wine.Template.FullName, "drive_c")
        );
        var devices = folder.CreateSubdirectory("dosdevices");
        File.CreateSymbolicLink(Path.Combine(devices.FullName, "c:"), "../drive_c");
        File.CreateSymbolicLink(Path.Combine(devices.FullName, "z:"), "/");
        return new WinePrefix(wine, folder);
    }

    /// <summary>Starts a Windows program with its streams redirected.</summary>
    public Process Start(string program, params IEnumerable<string> arguments)
    {
        return Process.Start(
            Configured(
                new ProcessStartInfo(wine.Loader.FullName, [program, .. arguments])
                {
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                    WorkingDirectory = folder.FullName,
                }
            )
        )!;
    }

    /// <summary>
    /// Ends every program in it and writes its registry to disk; the next program to start finds it restarted, without
    /// volatile keys.
    /// </summary>
    public async Task ShutDownAsync()
    {
        await ServerAsync("-k");
        await ServerAsync("-w");
    }

    public async ValueTask DisposeAsync()
    {
        await ShutDownAsync();
        folder.Delete(recursive: true);
    }

    private async Task ServerAsync(string argument)
    {
        using var server = Process.Start(Configured(new ProcessStartInfo(wine.Server.FullName, [argument])))!;
        await server.WaitForExitAsync();
    }

    // Wine is silent but for shutdown.exe, which does nothing here and tells what it was asked for.
    private ProcessStartInfo Configured(ProcessStartInfo start)
    {
        start.Environment["WINEPREFIX"] = folder.FullName;
        start.Environment["WINEDEBUG"] = "-all,fixme+shutdown";
        start.Environment["WINEDLLOVERRIDES"] = "mshtml=;winedbg.exe=d;winemenubuilder.exe=d";
        // With it .NET dies under Wine when the collector frees a compiled expression (seen with Wine 8.0 and .NET 10).
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment.Remove("DISPLAY");
        return start;
    }
}
