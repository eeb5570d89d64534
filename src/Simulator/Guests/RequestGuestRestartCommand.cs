using System.Management.Automation;
using Simulator.Platform;

namespace Simulator.Guests;

/// <summary>The simulator's <c>Start-Restart</c>: the request is noted instead of handed to shutdown.exe.</summary>
[Cmdlet(VerbsLifecycle.Request, "GuestRestart")]
public sealed class RequestGuestRestartCommand : PSCmdlet
{
    /// <summary>Delay.</summary>
    [Parameter(Position = 0, Mandatory = true)]
    public int Seconds { get; set; }

    /// <summary>Reason.</summary>
    [Parameter(Position = 1, Mandatory = true)]
    public string Text { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        ((GuestSession)Host.PrivateData.BaseObject).AskForRestart(
            new RestartRequest(TimeSpan.FromSeconds(Seconds), Text)
        );
}
