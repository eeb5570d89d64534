using System.Management.Automation;
using Lab.Platform;

namespace Lab.Guests;

/// <summary>What the commands of a script in memory work on: the guest's registry, and what Windows was asked for.</summary>
internal sealed class GuestSession(MemoryRegistry registry, Exception? restartFault)
{
    public MemoryRegistry Registry { get; } = registry;

    /// <summary>The restart that the script asked for.</summary>
    public RestartRequest? Restart { get; private set; }

    public void AskForRestart(RestartRequest request) => Restart = restartFault is null ? request : throw restartFault;
}

/// <summary>The Lab's <c>Open-LocalMachine</c>: the guest's registry instead of this computer's.</summary>
[Cmdlet(VerbsCommon.Open, "GuestRegistry")]
public sealed class OpenGuestRegistryCommand : PSCmdlet
{
    /// <summary>64 or 32.</summary>
    [Parameter(Position = 0, Mandatory = true)]
    public int View { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        WriteObject(((GuestSession)Host.PrivateData.BaseObject).Registry.OpenLocalMachine(View));
}

/// <summary>The Lab's <c>Start-Restart</c>: the request is noted instead of handed to shutdown.exe.</summary>
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
