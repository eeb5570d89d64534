using System.Management.Automation;

namespace Api.Tests.Runbook;

[Cmdlet(VerbsCommon.New, "StageClient")]
public sealed class NewStageClientCommand : StageCommand
{
    protected override void ProcessRecord() => WriteObject(World.NewClient());
}
