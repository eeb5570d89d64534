using System.Management.Automation;

namespace Simulator.Guests;

/// <summary>The simulator's <c>Open-LocalMachine</c>: the guest's registry instead of this computer's.</summary>
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
