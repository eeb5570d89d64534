using System.Management.Automation;

namespace Api.Tests.Runbook;

[Cmdlet(VerbsCommunications.Write, "Warning")]
public sealed class WriteWarningCommand : StageCommand
{
    [Parameter(Position = 0, Mandatory = true)]
    public string Message { get; set; } = "";

    protected override void ProcessRecord() => WriteWarning(Message);
}
