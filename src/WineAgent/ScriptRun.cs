using System.Collections;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using WineAgent.Wire;

namespace WineAgent;

/// <summary>
/// Runs one script as Windows' own agent would: a session of its own, the machine's registry, nothing replaced.
/// </summary>
internal static class ScriptRun
{
    private static readonly InitialSessionState Session = InitialSessionState.CreateDefault2();

    public static async Task<AgentReply.Ran> RunAsync(AgentRequest.Run run)
    {
        var culture = CultureInfo.GetCultureInfo(run.Culture);
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = culture;
        var host = new ScriptHost(culture);
        using var runspace = RunspaceFactory.CreateRunspace(host, Session);
        runspace.Open();
        if (run.KillAtWrite > 0)
        {
            KillAt(run.KillAtWrite, runspace);
        }

        using var shell = PowerShell.Create(runspace);
        shell
            .AddScript("param($Script, $Parameters) & $Script @Parameters", useLocalScope: true)
            .AddParameter("Script", ScriptBlock.Create(run.Script))
            .AddParameter("Parameters", new Hashtable(run.Parameters.ToDictionary()));
        var fault = "";
        using var output = new PSDataCollection<PSObject>();
        try
        {
            await shell.InvokeAsync<PSObject, PSObject>(null, output);
        }
        catch (RuntimeException error)
        {
            fault = error.Message + "\n";
        }

        return new AgentReply.Ran(
            host.ExitCode ?? (fault.Length > 0 ? 1 : 0),
            string.Concat(output.Select(line => $"{line}\n")),
            string.Concat(shell.Streams.Error.Select(error => $"{error}\n")) + fault
        );
    }

    // The end of a process is the end of a script: no finally, no catch. What it has written stays, as with a machine
    // that loses power.
    private static void KillAt(int write, Runspace runspace)
    {
        var count = 0;
        runspace.Debugger.SetDebugMode(DebugModes.LocalScript);
        runspace.Debugger.SetCommandBreakpoint("Write-Value", action: null, path: null);
        runspace.Debugger.DebuggerStop += (_, stop) =>
        {
            if (++count == write)
            {
                Process.GetCurrentProcess().Kill();
            }

            stop.ResumeAction = DebuggerResumeAction.Continue;
        };
    }
}
