using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Simulator.Platform;
using WineAgent;

namespace Simulator.Guests;

/// <summary>
/// Runs a script on the PowerShell engine over a guest's registry. Each run has its own runspace, so no state can leak
/// from one guest to another; opening a runspace takes about one millisecond. Only the parsed script is shared: the
/// engine compiles a script block once, but text anew for each runspace, which takes ten times as long as the run.
/// </summary>
/// <param name="maxConcurrentRuns">Runs at a time; more wait.</param>
public sealed class GuestShell(int maxConcurrentRuns) : IDisposable
{
    // Commands that the script may use; all of them lie in System.Management.Automation itself.
    private static readonly string[] CoreCommands = ["ForEach-Object", "Where-Object", "Set-StrictMode"];

    private const string Call = "param($Script, $Parameters) & $Script @Parameters";

    private readonly ConcurrentDictionary<string, ScriptBlock> parsed = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim seats = new(maxConcurrentRuns);
    private readonly InitialSessionState session = CreateSession();

    /// <summary>The exception of a restart request; null if the request succeeds.</summary>
    public Exception? RestartFault { get; init; }

    /// <summary>Runs a script with named parameters.</summary>
    /// <exception cref="ParseException">The text is not a script.</exception>
    /// <exception cref="OperationCanceledException">
    /// The run was cancelled; the script stopped where it was, as a killed one does.
    /// </exception>
    public async Task<ScriptResult> RunAsync(
        string script,
        IReadOnlyList<KeyValuePair<string, string>> parameters,
        MemoryRegistry registry,
        CancellationToken cancellationToken = default
    )
    {
        await seats.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var guest = new GuestSession(registry, RestartFault);
            var host = new ScriptHost(CultureInfo.InvariantCulture, guest);
            using var runspace = RunspaceFactory.CreateRunspace(host, session);
            runspace.Open();
            using var shell = PowerShell.Create(runspace);
            shell
                .AddScript(Call, useLocalScope: true)
                .AddParameter("Script", parsed.GetOrAdd(script, ScriptBlock.Create))
                .AddParameter("Parameters", new Hashtable(parameters.ToDictionary()));
            return await InvokeAsync(shell, host, guest, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            seats.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => seats.Dispose();

    private static async Task<ScriptResult> InvokeAsync(
        PowerShell shell,
        ScriptHost host,
        GuestSession guest,
        CancellationToken cancellationToken
    )
    {
        using var output = new PSDataCollection<PSObject>();
        var fault = "";
        using (cancellationToken.UnsafeRegister(_ => shell.BeginStop(null, null), null))
        {
            try
            {
                await shell.InvokeAsync<PSObject, PSObject>(null, output).ConfigureAwait(false);
            }
            catch (PipelineStoppedException)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw;
            }
            catch (RuntimeException error)
            {
                fault = error.Message + "\n";
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        return new ScriptResult(
            host.ExitCode ?? (fault.Length > 0 ? 1 : 0),
            string.Concat(output.Select(line => $"{line}\n")),
            string.Concat(shell.Streams.Error.Select(error => $"{error}\n")) + fault,
            guest.Restart
        );
    }

    // Aliases replace two functions of the script: PowerShell resolves an alias before a function of the same name, so
    // the script's own Open-LocalMachine and Start-Restart are never reached and its text stays byte for byte what a
    // real machine runs.
    private static InitialSessionState CreateSession()
    {
        var session = InitialSessionState.Create();
        session.LanguageMode = PSLanguageMode.FullLanguage;
        session.Commands.Add(
            InitialSessionState
                .CreateDefault2()
                .Commands.OfType<SessionStateCmdletEntry>()
                .Where(command => CoreCommands.Contains(command.Name, StringComparer.Ordinal))
        );
        session.Commands.Add(new SessionStateCmdletEntry("Open-GuestRegistry", typeof(OpenGuestRegistryCommand), null));
        session.Commands.Add(new SessionStateAliasEntry("Open-LocalMachine", "Open-GuestRegistry"));
        session.Commands.Add(
            new SessionStateCmdletEntry("Request-GuestRestart", typeof(RequestGuestRestartCommand), null)
        );
        session.Commands.Add(new SessionStateAliasEntry("Start-Restart", "Request-GuestRestart"));
        return session;
    }
}
