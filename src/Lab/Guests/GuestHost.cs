using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using Lab.Platform;

namespace Lab.Guests;

/// <summary>What the PowerShell engine sees of the world: a host without a console that remembers the exit code.</summary>
internal sealed class GuestHost(MemoryRegistry registry, Exception? restartFault) : PSHost
{
    public MemoryRegistry Registry { get; } = registry;

    /// <summary>The restart that the script asked for.</summary>
    public RestartRequest? Restart { get; private set; }

    public void AskForRestart(RestartRequest request) => Restart = restartFault is null ? request : throw restartFault;

    /// <summary>What the script gave to <c>exit</c>; null where it did not call it.</summary>
    public int? ExitCode { get; private set; }

    public override string Name => "Lab guest";

    public override Version Version { get; } = new(1, 0);

    // The engine refuses the empty one and never compares it.
    public override Guid InstanceId { get; } = new("5b0f4c4e-8a5e-4a35-9a0e-6f2f0c8d1b12");

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override PSHostUserInterface? UI => null;

    public override PSObject PrivateData => PSObject.AsPSObject(this);

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}

/// <summary>The Lab's <c>Open-LocalMachine</c>: the guest's registry instead of this computer's.</summary>
[Cmdlet(VerbsCommon.Open, "GuestRegistry")]
public sealed class OpenGuestRegistryCommand : PSCmdlet
{
    /// <summary>64 or 32.</summary>
    [Parameter(Position = 0, Mandatory = true)]
    public int View { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteObject(((GuestHost)Host.PrivateData.BaseObject).Registry.OpenLocalMachine(View));
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
        ((GuestHost)Host.PrivateData.BaseObject).AskForRestart(new RestartRequest(TimeSpan.FromSeconds(Seconds), Text));
}
