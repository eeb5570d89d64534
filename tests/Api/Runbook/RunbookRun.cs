using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Api.Tests.Runbook;

/// <summary>How one run of the runbook ended.</summary>
/// <param name="Output">Objects that it wrote.</param>
/// <param name="Failure">
/// Its terminating error, which makes an Automation job Failed; empty where there was none.
/// </param>
/// <param name="Warnings">Its warnings.</param>
/// <param name="Errors">Errors that did not end it.</param>
internal sealed record RunbookRun(
    IReadOnlyList<PSObject> Output,
    string Failure,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Errors
)
{
    // The engine's package has these; all others are stand-ins.
    private static readonly string[] CoreCommands = ["ForEach-Object", "Where-Object", "Set-StrictMode"];

    private static readonly Dictionary<string, Type> StandIns = new()
    {
        ["Get-StageNow"] = typeof(GetStageNowCommand),
        ["Wait-StageSeconds"] = typeof(WaitStageSecondsCommand),
        ["Get-StageSetting"] = typeof(GetStageSettingCommand),
        ["New-StageClient"] = typeof(NewStageClientCommand),
        ["Write-Verbose"] = typeof(WriteVerboseCommand),
        ["Write-Warning"] = typeof(WriteWarningCommand),
        ["ConvertTo-Json"] = typeof(ConvertToJsonCommand),
        ["ConvertFrom-Json"] = typeof(ConvertFromJsonCommand),
        ["Add-Type"] = typeof(AddTypeCommand),
    };

    // An alias is found before a function of the same name, so the script's text stays what is deployed.
    private static readonly (string Name, string Target)[] Seams =
    [
        ("Get-UtcNow", "Get-StageNow"),
        ("Wait-Seconds", "Wait-StageSeconds"),
        ("Get-Setting", "Get-StageSetting"),
        ("New-SweepClient", "New-StageClient"),
    ];

    /// <summary>Runs the runbook.</summary>
    public static Task<RunbookRun> OfAsync(StageWorld world, params (string Name, object Value)[] parameters) =>
        RunAsync(
            RunbookScript.Text,
            world,
            isSealed: true,
            [("BaseUri", world.Api.AbsoluteUri), ("Audience", "api://tls-sweeps"), .. parameters]
        );

    /// <summary>Runs some text; unsealed, it has the script's own world.</summary>
    public static async Task<RunbookRun> RunAsync(
        string text,
        StageWorld world,
        bool isSealed,
        params (string Name, object Value)[] parameters
    )
    {
        using var runspace = RunspaceFactory.CreateRunspace(CreateSession(isSealed));
        runspace.Open();
        runspace.SessionStateProxy.SetVariable("StageWorld", world);
        if (world.Settings.TryGetValue("JobId", out var job))
        {
            runspace.SessionStateProxy.SetVariable("PSPrivateMetadata", new Hashtable { ["JobId"] = new Guid(job) });
        }

        using var shell = PowerShell.Create(runspace);
        shell.AddScript(text, useLocalScope: true);
        // Of two parameters with one name the later counts.
        shell.AddParameters(
            parameters.GroupBy(parameter => parameter.Name).ToDictionary(same => same.Key, same => same.Last().Value)
        );
        using var output = new PSDataCollection<PSObject>();
        var failure = "";
        try
        {
            await shell.InvokeAsync<PSObject, PSObject>(null, output);
        }
        catch (RuntimeException error)
        {
            failure = error.Message;
        }

        return new RunbookRun(
            [.. output],
            failure,
            [.. shell.Streams.Warning.Select(warning => warning.Message)],
            [.. shell.Streams.Error.Select(error => error.ToString())]
        );
    }

    private static InitialSessionState CreateSession(bool isSealed)
    {
        var session = InitialSessionState.Create();
        session.LanguageMode = PSLanguageMode.FullLanguage;
        session.Commands.Add(
            InitialSessionState
                .CreateDefault2()
                .Commands.OfType<SessionStateCmdletEntry>()
                .Where(command => CoreCommands.Contains(command.Name, StringComparer.Ordinal))
        );
        session.Commands.Add(StandIns.Select(pair => new SessionStateCmdletEntry(pair.Key, pair.Value, null)));
        session.Commands.Add(
            Seams.Where(_ => isSealed).Select(seam => new SessionStateAliasEntry(seam.Name, seam.Target))
        );
        return session;
    }
}
