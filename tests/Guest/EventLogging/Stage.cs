using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Simulator.Guests;
using WineAgent;

namespace Guest.Tests.EventLogging;

/// <summary>
/// A machine for the script that raises Schannel's event logging: a registry in memory, a clock, a task scheduler, a
/// disk of one file.
/// </summary>
public sealed class Stage
{
    public const string Schannel = @"SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL";
    public const string Record = @"SOFTWARE\TlsRemediation\SchannelEventLogging";
    public const string Copy = @"C:\Program Files\TlsRemediation\Set-SchannelEventLogging.ps1";

    public static readonly string Script = File.ReadAllText(
        Path.Combine(Root(AppContext.BaseDirectory), "infra", "scripts", "Set-SchannelEventLogging.ps1")
    );

    // What of the script's world stands behind which of its functions. An alias is found before a function of the same
    // name, so the text stays as it is.
    private static readonly (string Function, string Body)[] Seams =
    [
        ("Open-LocalMachine", "$Host.PrivateData.Registry.OpenLocalMachine($args[0])"),
        ("Get-UtcNow", "$Host.PrivateData.Now"),
        ("Get-CopyPath", "$Host.PrivateData.CopyPath"),
        ("Save-Copy", "$Host.PrivateData.SaveCopy($args[0], $args[1])"),
        ("Remove-Copy", "$Host.PrivateData.RemoveCopy($args[0])"),
        ("Save-Task", "$Host.PrivateData.SaveTask($args[0], $args[1])"),
        ("Remove-Task", "$Host.PrivateData.RemoveTask($args[0])"),
    ];

    public MemoryRegistry Registry { get; } = MemoryRegistry.CreateWindows(20348, "Windows").Add(Schannel);

    public DateTime Now { get; set; } = new(2026, 11, 24, 12, 0, 0, DateTimeKind.Utc);

    public string CopyPath { get; } = Copy;

    /// <summary>Files by path.</summary>
    public Dictionary<string, string> Files { get; } = [];

    /// <summary>Tasks by name, each as its XML.</summary>
    public Dictionary<string, string> Tasks { get; } = [];

    /// <summary>True where Task Scheduler does not answer.</summary>
    public bool SchedulerIsDown { get; set; }

    private Dictionary<string, string> Scheduler =>
        SchedulerIsDown ? throw new InvalidOperationException("The Task Scheduler is not running.") : Tasks;

    public void SaveCopy(string path, string text) => Files[path] = text;

    public void RemoveCopy(string path) => Files.Remove(path);

    public void SaveTask(string name, string xml) => Scheduler[name] = xml;

    public void RemoveTask(string name) => Scheduler.Remove(name);

    /// <summary>Runs the script, or a text that it has left.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(string parameters, string? text = null)
    {
        var session = InitialSessionState.Create();
        session.LanguageMode = PSLanguageMode.FullLanguage;
        session.Commands.Add(
            InitialSessionState
                .CreateDefault2()
                .Commands.OfType<SessionStateCmdletEntry>()
                .Where(command => command.Name == "Set-StrictMode")
        );
        foreach (var (function, body) in Seams)
        {
            session.Commands.Add(new SessionStateFunctionEntry("Stage-" + function, body));
            session.Commands.Add(new SessionStateAliasEntry(function, "Stage-" + function));
        }

        var host = new ScriptHost(CultureInfo.InvariantCulture, this);
        using var runspace = RunspaceFactory.CreateRunspace(host, session);
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        shell
            .AddScript($"param($Script) & $Script {parameters}", useLocalScope: true)
            .AddParameter("Script", ScriptBlock.Create(text ?? Script));
        using var output = new PSDataCollection<PSObject>();
        await shell.InvokeAsync<PSObject, PSObject>(null, output);
        return (
            host.ExitCode ?? (shell.HadErrors ? 1 : 0),
            string.Join('\n', [.. output.Select(line => $"{line}"), .. shell.Streams.Error.Select(error => $"{error}")])
        );
    }

    /// <summary>What EventLogging is, with its kind; <c>-</c> where it is not there.</summary>
    public string EventLogging =>
        Registry.Read(Schannel, "EventLogging") is { } content ? $"{content.Kind} {content.Data}" : "-";

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "FunctionApp.sln"))
            ? folder
            : Root(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("FunctionApp.sln"));
}
