using System.Management.Automation;

namespace Api.Tests.Runbook;

[Cmdlet(VerbsCommunications.Write, "Verbose")]
public sealed class WriteVerboseCommand : StageCommand
{
    [Parameter(Position = 0, Mandatory = true)]
    [AllowEmptyString]
    public string Message { get; set; } = "";

    protected override void ProcessRecord() => WriteVerbose(Message);
}
